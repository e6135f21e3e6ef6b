package dev.fairway.store.sqlite;

import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// File systems that other machines share: their locks and shared memory are not what SQLite needs, and a log would
/// fork.
final class Networks {

    private static final Set<String> TYPES = Set.of(
            "nfs",
            "nfs3",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afs",
            "afpfs",
            "webdav",
            "davfs",
            "9p",
            "ceph",
            "glusterfs",
            "lustre",
            "beegfs",
            "gpfs",
            "ocfs2",
            "gfs2",
            "ncpfs",
            "vboxsf",
            "virtiofs",
            "fuse.sshfs",
            "fuse.glusterfs",
            "fuse.s3fs",
            "fuse.gcsfuse",
            "fuse.rclone",
            "fuse.cephfs",
            "fuse.vmhgfs-fuse");

    private Networks() {}

    /// @throws LedgerStoreException if the folder is on one of them
    static void refuse(Path folder) throws IOException {
        var type = Files.getFileStore(folder).type().toLowerCase(Locale.ROOT);
        if (isShared(type)) {
            throw new LedgerStoreException(
                    Code.UNAVAILABLE,
                    "the store is on a network file system (%s), whose locks SQLite cannot rely on; use a local disk"
                            .formatted(type));
        }
    }

    static boolean isShared(String type) {
        return TYPES.contains(type);
    }
}
