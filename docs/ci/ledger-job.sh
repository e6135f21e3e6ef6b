#!/bin/sh
# Records a release and what its tests have said. Given: FAIRWAY_STORE, FAIRWAY_LOG_KEY, FAIRWAY_SIGNING_KEY, VERSION,
# and KEPT, a folder that is not the store's and stays from one run to the next.
set -eu
umask 077
export XDG_CONFIG_HOME="$KEPT/config" XDG_STATE_HOME="$KEPT/state"
newest="$KEPT/newest.tlog-proof"

# 1 where the store was set back before the newest receipt, or its history is another one.
fairway ledger verify --key ledger.vkey --since "$newest"
# What an earlier run could not record.
fairway evidence spool flush

fairway release create --app payments --version "$VERSION" --commit HEAD --config config/base.yaml
fairway evidence add "payments@$VERSION" --type test-result --file target/surefire-reports --require-receipt

fairway ledger receipt "payments@$VERSION" > "$newest.new"
mv "$newest.new" "$newest"
