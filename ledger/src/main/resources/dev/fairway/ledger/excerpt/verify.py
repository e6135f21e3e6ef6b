#!/usr/bin/env python3
"""Verifies an unpacked package with nothing but Python 3 and openssl (1.1.1 or later).

    python3 verify.py VKEY        in the folder of the package

VKEY is the log's public key. Take it from somebody you trust, and not from log.vkey beside this file.
It checks that the log has signed the checkpoint and holds every entry, that every envelope is the one of its entry and
signed by a key that an entry has brought in, and that every file is the one that its name says. Whether a key had been
ended when it signed, it tells and does not judge.
"""
import base64, glob, hashlib, json, os, re, subprocess, sys, tempfile

SPKI = bytes.fromhex("302a300506032b6570032100")  # what X.509 has before an Ed25519 key


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def holds(key, message, signature):
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, name) for name in ("key", "message", "signature")]
        for name, content in zip(names, (SPKI + key, message, signature)):
            with open(name, "wb") as out:
                out.write(content)
        return subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", names[0], "-rawin",
             "-in", names[1], "-sigfile", names[2]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def demand(condition, what):
    if not condition:
        sys.exit("NOT WHOLE: " + what)


def root_of(leaf, index, size, path):  # RFC 9162, 2.1.3.2
    at, last, node = index, size - 1, leaf
    for sibling in path:
        demand(last > 0, "a proof is too long")
        if at & 1 or at == last:
            node = sha256(b"\1", sibling, node)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = sha256(b"\1", node, sibling)
        at, last = at >> 1, last >> 1
    demand(last == 0, "a proof is too short")
    return node


def proved(name, size, root, checkpoint):  # C2SP tlog-proof
    with open(name, encoding="utf-8", newline="") as file:
        head, _, note = file.read().partition("\n\n")
    lines = head.split("\n")
    demand(note == checkpoint and lines[0] == "c2sp.org/tlog-proof@v1", name + " is under another checkpoint")
    leaf, index = base64.b64decode(lines[1].removeprefix("extra ")), int(lines[2].removeprefix("index "))
    path = [base64.b64decode(line) for line in lines[3:]]
    demand(root_of(sha256(b"\0", leaf), index, size, path) == root, name + " does not prove its entry")
    return index, json.loads(leaf)


def main(vkey):
    origin, _, key = vkey.split("+", 2)
    with open("checkpoint", encoding="utf-8", newline="") as file:
        checkpoint = file.read()
    text, signatures = checkpoint.split("\n\n", 1)  # C2SP signed-note
    name, size, root = text.split("\n")
    line = signatures.split("\n")[0].removeprefix("\u2014 " + origin + " ")
    demand(name == origin and holds(base64.b64decode(key)[1:], (text + "\n").encode(), base64.b64decode(line)[4:]),
           "the checkpoint is not signed by this key")
    size, root, keys = int(size), base64.b64decode(root), {}
    proved("newest.tlog-proof", size, root, checkpoint)
    files = sorted(glob.glob("entries/*.tlog-proof"), key=lambda file: int(re.findall(r"\d+", file)[0]))
    for file in files:
        index, leaf = proved(file, size, root, checkpoint)
        with open("entries/%d.dsse.json" % index, "rb") as envelope_file:
            envelope = envelope_file.read()
        demand(leaf["statement"] == "sha256:" + hashlib.sha256(envelope).hexdigest(), "entry %d has another envelope" % index)
        dsse = json.loads(envelope)
        payload, kind = base64.b64decode(dsse["payload"]), dsse["payloadType"]
        statement = json.loads(payload)
        if statement["predicateType"] == "urn:fairway:key:v1" and statement["predicate"]["state"] != "revoked":
            wire = base64.b64decode(statement["predicate"]["key"]["public"])
            keys["SHA256:" + base64.b64encode(sha256(wire)).decode().rstrip("=")] = wire[-32:]
        message = b"DSSEv1 %d %s %d " % (len(kind), kind.encode(), len(payload)) + payload
        for signature in dsse["signatures"]:
            demand(signature["keyid"] in keys, "entry %d is signed by a key that no entry here brought in" % index)
            demand(holds(keys[signature["keyid"]], message, base64.b64decode(signature["sig"])),
                   "the signature of entry %d does not hold" % index)
        print("entry %d  %s  %s  %s" % (index, leaf["time"], statement["predicateType"],
                                        ", ".join(subject["name"] for subject in statement["subject"]).encode("unicode_escape").decode()))
    for blob in glob.glob("blobs/*"):
        with open(blob, "rb") as file:
            demand(hashlib.sha256(file.read()).hexdigest() == os.path.basename(blob), blob + " has other bytes")
    print("whole: %d entries of %s, under a checkpoint of %d" % (len(files), origin, size))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) == 2 else sys.exit(__doc__))
