#!/usr/bin/env python3
"""Verifies the unpacked package that it lies in, with nothing but Python 3.6 or later and openssl (1.1.1 or later).

    python3 -I verify.py VKEY

VKEY is the log's public key, or the name of a file that holds it. Take it from somebody you trust, and not from
log.vkey beside this file. Exit codes: 0 whole, 1 not, 2 nothing was verified.

It checks that the log has signed the checkpoint and holds every entry; that every envelope is the one of its entry and
signed by a key that an entry brought in and none had ended; that no revision of the release, and of keys, is missing
before another; that every file is the one that its name says, all that are referred to and no other; and that README.md
says what the entries say. It cannot check itself: compare it with one from elsewhere, or read it.
"""
import sys

# Python looks for modules beside the script, and beside whoever calls it: a json.py there would run, and judge, in the
# place of Python's own. sys is built in; os is looked for where neither is left, and knows other spellings of both.
if not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
    del sys.path[0]
sys.path = [each for each in sys.path if each[:1] in ("/", "\\") or each[1:2] == ":"]
import os
OWN = [os.path.join(os.path.realpath(each), "") for each in (os.path.dirname(os.path.abspath(__file__)), os.curdir)]
sys.path = [each for each in sys.path if not os.path.join(os.path.realpath(each), "").startswith(OWN[0])
            and os.path.join(os.path.realpath(each), "") != OWN[1]]
import base64, hashlib, json, re, subprocess, tempfile

SPKI = bytes.fromhex("302a300506032b6570032100")  # what X.509 has before an Ed25519 key
CURVES = {  # what it has before a point of a curve, and the hash that goes with the curve
    b"nistp256": ("3059301306072a8648ce3d020106082a8648ce3d030107034200", "sha256"),
    b"nistp384": ("3076301006072a8648ce3d020106052b81040022036200", "sha384"),
    b"nistp521": ("30819b301006072a8648ce3d020106052b8104002303818600", "sha512")}
SHA512 = bytes.fromhex("3051300d060960864801650304020305000440")  # RFC 8017, 9.2, note 1
URN, MANUAL = "urn:fairway:", "sha256:c04a898d29037f13f2f31f3b31d7a1e09b3ecb5f4b0e450e583deb965ea18b77"
TEXTS = ["HOW-TO-VERIFY.md", "README.md", "checkpoint", "log.vkey", "newest.tlog-proof", "verify.py"]
at = "the package"  # what is looked at, for whoever reads what is wrong


class NotWhole(Exception):
    pass


class NotBegun(Exception):
    pass


def demand(condition, what, kind=NotWhole):
    if not condition:
        raise kind(what)


def read(name):
    global at
    at = name
    demand(os.path.isfile(name) and not os.path.islink(name), "%s is missing" % name)
    with open(name, "rb") as file:
        return file.read()


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def name_of(content):
    return "sha256:" + hashlib.sha256(content).hexdigest()


def unbase64(text):
    raw = base64.b64decode(text, validate=True)
    demand(base64.b64encode(raw).decode() == text, "%s has base64 in another spelling" % at)
    return raw


def parsed(text):  # I-JSON: no name is there twice
    def members(pairs):
        demand(len(dict(pairs)) == len(pairs), "%s has a name twice" % at)
        return dict(pairs)
    return json.loads(text.decode(), object_pairs_hook=members)


def shown(text):
    return text.encode("unicode_escape").decode()


def openssl(command, **files):
    with tempfile.TemporaryDirectory() as folder:
        names = {name: os.path.join(folder, name) for name in files}
        for name, content in files.items():
            with open(names[name], "wb") as out:
                out.write(content)
        return subprocess.run(["openssl"] + [names.get(word, word) for word in command], cwd=folder,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def holds(key, message, signature):
    return len(signature) == 64 and openssl(
        ["pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "KEY", "-rawin", "-in", "MESSAGE", "-sigfile", "SIG"],
        KEY=SPKI + key, MESSAGE=message, SIG=signature)


def fields(wire, count):  # RFC 4251, 5
    found = []
    for _ in range(count):
        length = int.from_bytes(wire[:4], "big")
        demand(len(wire) >= 4 + length, "%s has a key or a signature that is cut" % at)
        found.append(wire[4:4 + length])
        wire = wire[4 + length:]
    return found, wire


def string(content):
    return len(content).to_bytes(4, "big") + content


def rsa_holds(exponent, modulus, message, signature):  # RFC 8017, 8.2.2
    e, n = int.from_bytes(exponent, "big"), int.from_bytes(modulus, "big")
    size = (n.bit_length() + 7) // 8
    digest = SHA512 + hashlib.sha512(message).digest()
    wanted = b"\0\1" + b"\xff" * (size - 3 - len(digest)) + b"\0" + digest
    number = int.from_bytes(signature, "big")
    return len(signature) == size and number < n and pow(number, e, n) == int.from_bytes(wanted, "big")


def ecdsa_holds(curve, point, message, signature):
    (r, s), rest = fields(signature, 2)
    numbers = b"".join(b"\2" + bytes([len(number)]) + number for number in (r, s))
    der = b"\x30" + (b"\x81" if len(numbers) > 127 else b"") + bytes([len(numbers)]) + numbers
    prefix, name = CURVES[curve]
    return not rest and openssl(["dgst", "-" + name, "-keyform", "DER", "-verify", "KEY", "-signature", "SIG", "MESSAGE"],
                                KEY=bytes.fromhex(prefix) + point, MESSAGE=message, SIG=der)


def sshsig_holds(wire, message, signature):  # OpenSSH, PROTOCOL.sshsig and PROTOCOL.u2f
    (by, space, reserved, hash_name, inner), rest = fields(signature[10:], 5)
    if signature[:10] != b"SSHSIG\0\0\0\1" or (by, space, reserved, hash_name, rest) != (wire, b"fairway", b"", b"sha512", b""):
        return False
    signed = b"SSHSIG" + b"".join(map(string, (space, reserved, hash_name, hashlib.sha512(message).digest())))
    (kind,), key = fields(wire, 1)
    (made, blob), told = fields(inner, 2)
    if made != (b"rsa-sha2-512" if kind == b"ssh-rsa" else kind):
        return False
    count = 1 if b"ed25519" in kind else 2
    key, application = fields(key, count)
    if kind.startswith(b"sk-"):  # a key in hardware: somebody touched it (1), and no flag is set that is not known
        if len(told) != 5 or told[0] & 0xe3 != 1:
            return False
        signed = sha256(fields(application, 1)[0][0]) + told + sha256(signed)
    elif told:
        return False
    if b"ed25519" in kind:
        return holds(key[0], signed, blob)
    return (rsa_holds if kind == b"ssh-rsa" else ecdsa_holds)(*key, signed, blob)


def demand_openssl():  # by the second test of RFC 8032
    key = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    signature = bytes.fromhex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                              "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
    try:
        works = holds(key, b"\x72", signature) and not holds(key, b"\x73", signature)
    except OSError:
        works = False
    demand(works, "openssl is not here, or one that cannot check Ed25519 (1.1.1 or later can)", NotBegun)


def log_key(text):  # C2SP signed-note
    match = re.match(r"([^\s+]+)\+([0-9a-f]{8})\+(\S+)\Z", text.strip())
    demand(match, "a log's key is NAME+ID+KEY, or the name of a file that holds it", NotBegun)
    origin, number, key = match.groups()
    try:
        key = unbase64(key)
    except ValueError:
        key = b""
    demand(len(key) == 33 and key[0] == 1 and sha256(origin.encode(), b"\n", key)[:4].hex() == number,
           "the log's key was not copied whole", NotBegun)
    return origin, bytes.fromhex(number), key[1:]


def root_of(leaf, index, size, path):  # RFC 9162, 2.1.3.2
    demand(index < size, "%s is of an entry that the checkpoint does not cover" % at)
    here, last, node = index, size - 1, sha256(b"\0", leaf)
    for sibling in path:
        demand(last > 0, "%s is too long" % at)
        if here & 1 or here == last:
            node = sha256(b"\1", sibling, node)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            node = sha256(b"\1", node, sibling)
        here, last = here >> 1, last >> 1
    demand(last == 0, "%s is too short" % at)
    return node


class Checkpoint:
    def __init__(self, log):
        origin, number, key = log
        self.note = read("checkpoint").decode()
        text, _, line = self.note.partition("\n\n")
        name, size, root = text.split("\n")
        self.size, self.root = int(size), unbase64(root)
        signature = unbase64(line.split(" ")[-1].rstrip("\n"))
        again = "%s\n%d\n%s\n\n\u2014 %s %s\n" % (origin, self.size, root, origin, base64.b64encode(signature).decode())
        demand(name == origin and self.note == again and signature[:4] == number
               and holds(key, (text + "\n").encode(), signature[4:]), "checkpoint is not signed by this key")

    def proves(self, name, index):  # C2SP tlog-proof; gives the leaf
        head, _, note = read(name).decode().partition("\n\n")
        lines = head.split("\n")
        leaf = unbase64(lines[1][len("extra "):])
        demand(note == self.note, "%s is under another checkpoint" % name)
        demand(lines[:3] == ["c2sp.org/tlog-proof@v1", "extra " + base64.b64encode(leaf).decode(), "index %d" % index]
               and root_of(leaf, index, self.size, [unbase64(line) for line in lines[3:]]) == self.root,
               "%s does not prove that the log holds entry %d" % (name, index))
        return leaf


class Entry:
    def __init__(self, index, leaf_bytes, envelope):
        self.index, self.leaf_bytes, self.leaf = index, leaf_bytes, parsed(leaf_bytes)
        dsse = parsed(envelope)
        self.payload, self.payload_type = unbase64(dsse["payload"]), dsse["payloadType"]
        self.signatures, self.statement = dsse["signatures"], parsed(self.payload)
        self.type, self.predicate = self.statement["predicateType"], self.statement["predicate"]
        self.kind = self.type[len(URN):] if self.type.startswith(URN) else self.type
        self.subjects = ["sha256:" + subject["digest"]["sha256"] for subject in self.statement["subject"]]
        self.why = ""
        self.about = ", ".join(subject["name"] for subject in self.statement["subject"])
        says = {"payload": name_of(self.payload), "predicateType": self.type, "statement": name_of(envelope),
                "subjects": sorted(set(self.subjects)), "v": 1}
        demand(dict(self.leaf, **says) == self.leaf, "entry %d has another envelope" % index)

    def text(self, member):
        return self.predicate[member] if isinstance(self.predicate.get(member), str) else ""

    def says(self):
        words = [self.text("type"), self.key() if self.kind == "key:v1" else self.text("state"), self.text("result")]
        words.append("in " + self.text("in") if self.text("in") else "")
        missing = self.predicate.get("missing")  # parts of the release that somebody looked for in vain
        names = [name for name in missing if isinstance(name, str)] if isinstance(missing, list) else []
        words.append("missing " + ", ".join(names) if names else "")
        counts = self.predicate.get("counts")
        numbers = [", %s %d" % (name, counts[name]) for name in sorted(
            counts if isinstance(counts, dict) else {}, key=lambda name: name.encode("utf-16-be"))
            if type(counts[name]) is int]
        said = " ".join(word for word in words if word) + "".join(numbers)
        return said + self.why if said else self.why[2:]

    def key(self):  # whose it is: somebody new, a machine, or one who has keys already
        words = {"added": "added somebody new" if self.predicate.get("revision") == 1 else "added a further key",
                 "rotated": "rotated to"}.get(self.text("state"), self.text("state"))
        return "%s, %s" % ("added a machine" if "machine" in self.predicate else words,
                           fingerprint(self.predicate["key"]["public"]))

    def reason(self, due):  # what somebody gave as one; it may be erased
        for reference in references(self.predicate.get("reason"), lambda value: value):
            if reference["digest"] not in due:
                return ": the reason was erased"
            content = read(blob(reference["digest"]))[32 if reference.get("salted") else 0:]
            return ": " + content.decode()
        return ""

    def referred(self):
        found = references(self.predicate)
        if self.type == URN + "release:v1":
            components = parsed(read(blob(self.predicate["manifest"]["digest"])))["components"]
            for kind in ("migrations", "module"):
                found = found + list(components.get(kind, {}).values())
        return found


def references(value, give=lambda reference: reference["digest"]):
    if isinstance(value, dict):
        return [give(value)] if "digest" in value else sum((references(value[name], give) for name in sorted(value)), [])
    return sum((references(each, give) for each in value), []) if isinstance(value, list) else []


def blob(digest):
    demand(re.match(r"sha256:[0-9a-f]{64}\Z", digest), "%s has a digest in another spelling" % at)
    return "blobs/" + digest[len("sha256:"):]


def fingerprint(public):
    return "SHA256:" + base64.b64encode(sha256(unbase64(public))).decode().rstrip("=")


class Keys:  # docs/ledger-format.md, 4
    def __init__(self):
        self.in_force, self.founder = {}, None

    def begin(self, entry):  # before the entry's signatures are checked: a new key signs its own entry
        key, public = entry.predicate["key"], entry.predicate["key"]["public"]
        self.founder = self.founder or entry.predicate["actor"]
        wire, kind = unbase64(public), key["kind"]
        demand(kind == "ssh" or kind == "ed25519" and wire[:-32] == b"\0\0\0\x0bssh-ed25519\0\0\0\x20",
               "entry %d has a key of a kind that is not known here" % entry.index)
        demand(fingerprint(public) not in self.in_force, "entry %d brings in a key that is not new" % entry.index)
        self.in_force[fingerprint(public)] = (kind, wire, entry.predicate["actor"])

    def signers(self, entry):  # the actors whose keys have signed it
        message = b"DSSEv1 %d %s %d " % (len(entry.payload_type), entry.payload_type.encode(), len(entry.payload))
        actors = {}
        for signature in entry.signatures:
            kind, wire, actor = self.in_force.get(signature["keyid"]) or (None, None, None)
            demand(kind, "entry %d is signed by a key that no entry here brought in, or that was ended" % entry.index)
            signed, sig = message + entry.payload, unbase64(signature["sig"])
            demand(holds(wire[-32:], signed, sig) if kind == "ed25519" else sshsig_holds(wire, signed, sig),
                   "the signature of entry %d does not hold" % entry.index)
            actors[signature["keyid"]] = actor
        return actors

    def take(self, entry):
        state = entry.predicate["state"] if entry.type == URN + "key:v1" else None
        if state in ("added", "rotated"):
            self.begin(entry)
        actors, wanted, vouched = self.signers(entry), 1, "behalf" in entry.predicate
        if state:
            machine = "machine" in entry.predicate
            demand(not machine or state == "added" and entry.predicate["machine"] is True,
                   "entry %d is no key entry to the letter" % entry.index)
            wanted = 2 if machine or state == "rotated" or state == "added" and entry.predicate["revision"] > 1 else 1
            demand(set(actors.values()) <= {entry.predicate["actor"], self.founder}
                   and (not machine or self.founder in actors.values()),
                   "entry %d is signed by somebody who may not" % entry.index)
        demand(len(actors) == len(entry.signatures) == wanted
               and (entry.predicate["receiver"] if vouched else entry.leaf["actor"]) in actors.values()
               and (not vouched or entry.leaf["actor"] == entry.predicate["behalf"]),
               "entry %d is signed by others than it says" % entry.index)
        ended = {"rotated": entry.predicate.get("old"),
                 "revoked": entry.predicate.get("key", {}).get("public")}.get(state) if state else None
        if ended:
            self.in_force[fingerprint(ended)] = None


def demand_streams(entries, release):  # docs/ledger-format.md, 5: a gap is an entry that was taken out
    ends = {}
    for entry in entries:
        stream, revision = entry.text("stream"), entry.predicate.get("revision")
        if stream.startswith("release/") or stream.startswith("keys/"):
            demand(revision == ends.get(stream, 0) + 1,
                   "entry %d is revision %s of %s, and the one before it is not here" % (entry.index, revision, stream))
            ends[stream] = revision
    demand(set(name for name in ends if name.startswith("release/")) == {"release/" + release},
           "there are entries of another release than " + release)


def kept(entries):  # which blobs have to be here, by the entry that refers to them, and which were erased, by which one
    due, erased = {}, {}
    for entry in entries:
        for digest in entry.referred():
            due[digest] = entry.index
            erased.pop(digest, None)
        if entry.type == URN + "erasure:v1" and entry.leaf["actor"] == entries[0].leaf["actor"]:
            for digest in entry.subjects:
                if due.pop(digest, None) is not None:
                    erased[digest] = entry.index
    return due, erased


def escaped(text):
    return "".join(each if re.match(r"[a-zA-Z0-9 .,@:/+=-]", each) else "&#%d;" % ord(each) for each in text)


def index(entries, due, erased, checkpoint, origin, newest):  # README.md, as the entries give it
    title = []
    for entry in entries:
        if entry.type == URN + "release:v1":
            title += [subject["name"] for subject in entry.statement["subject"] if subject["name"] not in title]
    out = ["# " + escaped(", ".join(title)), "",
           "What a release ledger holds of this release. HOW-TO-VERIFY.md says how to check it without Fairway;",
           "with it: `fairway ledger verify FILE --key VKEY`. What is in this index is proved by the other files.", "",
           "| | |", "| --- | --- |", "| recalled | %s |" % recalled(entries), "| log | %s |" % escaped(origin),
           "| as of | %d entries, the newest of %s |" % (checkpoint.size, newest),
           "| root | %s |" % checkpoint.root.hex(), ""] + composition(entries) + [
           "## Entries", "", "| entry | time | by | what | about | says | |",
           "| --- | --- | --- | --- | --- | --- | --- |"]
    for entry in entries:
        path = "entries/%d" % entry.index
        out.append("| %d | %s | %s | %s | %s | %s | [proof](%s.tlog-proof), [envelope](%s.dsse.json) |" % (
            entry.index, entry.leaf["time"], entry.leaf["actor"][:8], escaped(entry.kind), escaped(entry.about),
            escaped(entry.says()), path, path))
    return "\n".join(out + files(entries, due, erased)) + "\n"


def recalled(entries):  # by what came last
    words = [entry for entry in entries if entry.type == URN + "recall:v1"]
    return "no" if not words else "%s entry %d of %s" % (
        "yes, by" if words[-1].text("state") == "recalled" else "no, lifted by", words[-1].index, words[-1].leaf["time"])


def composition(entries):  # what the release is made of, as its manifest says
    digest = [entry.predicate["manifest"]["digest"] for entry in entries if entry.type == URN + "release:v1"][0]
    manifest = parsed(read(blob(digest)))
    rows = [(kind, name, manifest["components"][kind][name]) for kind in sorted(manifest["components"])
            for name in sorted(manifest["components"][kind], key=lambda name: name.encode("utf-16-be"))]
    rows += [(kind, name, manifest[name]) for kind, name in (("source", "commit"), ("release", "supersedes"))
             if name in manifest]
    return ["## What the release is made of", "", "| kind | name | digest |", "| --- | --- | --- |"] + [
        "| %s | %s | %s |" % tuple(map(escaped, row)) for row in rows] + [
        "", "A release is known by these digests: whoever has a part computes its digest and compares. Those of migrations and",
        "modules are of lists of files, which are below.", ""]


MEMBERS = {"file": "evidence", "flags": "states of feature flags", "manifest": "the release's manifest",
           "reason": "a reason that somebody gave", "source": "where parts of the release were"}


def files(entries, due, erased):  # the files, which entries refer to them, and of those that are not here, why
    rows = {}

    def refer(digest, entry, what):
        row = rows.setdefault(digest, (set(), set(), set()))
        row[0].add(entry.index)
        row[1].add(what)
        return row[2]
    for entry in entries:
        for member in entry.predicate:
            for reference in references(entry.predicate[member], lambda value: value):
                marks = refer(reference["digest"], entry, MEMBERS.get(member, escaped(member)))
                marks |= {"salted"} if reference.get("salted") else set()
        if entry.type == URN + "evidence:v1" and re.match(r"sha256:[0-9a-f]{64}\Z", entry.text("of")):
            refer(entry.text("of"), entry, MEMBERS["file"]).add("unkept")
        for digest in entry.referred():
            rows.setdefault(digest, (set(), {"a list of files"}, set()))
    out = ["", "## Files", "",
           "A file is called by the SHA-256 of its bytes. One that is *salted* could tell of people, or be guessed, so the ledger has",
           "put 32 random bytes before it: once it is erased, nobody can confirm a guess by its name. What was recorded begins after",
           "them, as `tail -c +33 FILE` shows it.", "",
           "| SHA-256 | of entry | what it is | |", "| --- | --- | --- | --- |"]
    for digest in sorted(rows):
        by, what, marks = rows[digest]
        gone = ("only its digest and summary were recorded" if "unkept" in marks else "erased by entry %d" % erased[digest]
                ) if digest not in due else ""
        out.append("| %s | %s | %s | %s |" % (
            digest[len("sha256:"):], ", ".join(map(str, sorted(by))) or "named by a manifest",
            ", ".join(sorted(what)) + (", salted" if "salted" in marks else ""),
            "not here: " + gone if gone else "[file](%s)" % blob(digest)))
    return out


def demand_files(entries, due):
    wanted = set(TEXTS) | set(blob(digest) for digest in due)
    for entry in entries:
        wanted |= {"entries/%d.tlog-proof" % entry.index, "entries/%d.dsse.json" % entry.index}
    for folder, folders, files in os.walk("."):
        for name in files + folders:
            path = os.path.relpath(os.path.join(folder, name), ".").replace(os.sep, "/")
            is_folder = name in folders and not os.path.islink(path)
            demand(path in (("blobs", "entries") if is_folder else wanted), "%s is no part of the package" % shown(path))
    for digest in due:
        demand(name_of(read(blob(digest))) == digest, "the bytes of %s are others" % blob(digest))
    demand(name_of(read("HOW-TO-VERIFY.md")) == MANUAL, "HOW-TO-VERIFY.md is not the one that packages have")


def entries_of(checkpoint, log, vkey):
    names = os.listdir("entries") if os.path.isdir("entries") else []
    numbers = sorted(set(int(name.split(".")[0]) for name in names if re.match(r"(0|[1-9][0-9]*)\.", name)))
    demand(0 in numbers, "entries/0.tlog-proof is missing")
    entries, keys, before = [], Keys(), ""
    for number in numbers:
        leaf = checkpoint.proves("entries/%d.tlog-proof" % number, number)
        entry = Entry(number, leaf, read("entries/%d.dsse.json" % number))
        first = {"vkey": vkey} if number == 0 else {"first": "sha256:" + sha256(b"\0", entries[0].leaf_bytes).hex()}
        demand(dict(entry.predicate, log=log[0], **first) == entry.predicate, "entry %d is of another log" % number)
        demand(entry.leaf["time"] >= before, "the time of entry %d is before that of the entry before it" % number)
        before = entry.leaf["time"]
        keys.take(entry)
        entries.append(entry)
    return entries


def verify(vkey):
    log = log_key(vkey)
    demand_openssl()
    checkpoint = Checkpoint(log)
    demand(read("log.vkey").decode() == vkey + "\n", "log.vkey is another key")
    newest = parsed(checkpoint.proves("newest.tlog-proof", checkpoint.size - 1))["time"]
    entries = entries_of(checkpoint, log, vkey)
    releases = [entry.about for entry in entries if entry.type == URN + "release:v1"]
    demand(len(releases) == 1, "there are entries of %d releases, and not of one" % len(releases))
    demand_streams(entries, releases[0])
    due, erased = kept(entries)
    demand_files(entries, due)
    for entry in entries:
        entry.why = entry.reason(due)
    found = read("README.md").decode().split("\n")
    expected = index(entries, due, erased, checkpoint, log[0], newest).split("\n")
    wrong = [number for number, pair in enumerate(zip(found, expected), 1) if pair[0] != pair[1]]
    demand(found == expected, "README.md does not say what the entries say, from line %d on"
           % (wrong or [min(len(found), len(expected)) + 1])[0])
    return [shown("entry %d  %s  by %s  %s of %s%s" % (
        entry.index, entry.leaf["time"], entry.leaf["actor"][:8], entry.kind, entry.about,
        ": " + entry.says() if entry.says() else "")) for entry in entries] + [
        "%s is not here: entry %d says that it was erased" % (blob(digest), erased[digest]) for digest in sorted(erased)
    ] + ["whole: %s, %d entries and %d files of %s" % (shown(releases[0]), len(entries), len(due), log[0]),
         "as of %s, %d entries: only the whole log shows what came later and what was left out: evidence, or the last"
         " entries of the release and of keys (a recall, a key's end)" % (newest, checkpoint.size)]


def main(arguments):
    folder = os.path.dirname(os.path.abspath(__file__))
    if arguments in (["--help"], ["-h"]):
        return [__doc__.strip()]
    demand(len(arguments) == 1, "python3 -I verify.py VKEY: one key, and nothing else; --help says more", NotBegun)
    vkey = arguments[0].strip()
    if os.path.isfile(vkey):
        own = os.path.join(folder, "log.vkey")
        demand(not (os.path.isfile(own) and os.path.samefile(vkey, own)),
               "log.vkey is what the package says of itself: take the key from somebody you trust", NotBegun)
        try:
            with open(vkey, "rb") as file:
                vkey = file.read(1 << 16).decode("utf-8", "replace").strip()
        except OSError:
            raise NotBegun("the file of the key cannot be read")
    os.chdir(folder)
    return verify(vkey)


if __name__ == "__main__":
    try:
        said = main(sys.argv[1:])
    except NotBegun as reason:
        print("nothing was verified: %s" % reason, file=sys.stderr)
        sys.exit(2)
    except NotWhole as reason:
        print("NOT WHOLE: %s" % reason, file=sys.stderr)
        sys.exit(1)
    except (ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError):
        print("NOT WHOLE: %s is cut, changed, or cannot be read" % shown(at), file=sys.stderr)
        sys.exit(1)
    print("\n".join(said))
