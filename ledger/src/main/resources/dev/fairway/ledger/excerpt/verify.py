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
CURVES = {  # what it has before a point of a curve, and the hash that goes with the curve
    b"nistp256": ("3059301306072a8648ce3d020106082a8648ce3d030107034200", "sha256"),
    b"nistp384": ("3076301006072a8648ce3d020106052b81040022036200", "sha384"),
    b"nistp521": ("30819b301006072a8648ce3d020106052b8104002303818600", "sha512")}
SHA512 = bytes.fromhex("3051300d060960864801650304020305000440")  # RFC 8017, 9.2, note 1


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def openssl(command, **files):
    with tempfile.TemporaryDirectory() as folder:
        names = {name: os.path.join(folder, name) for name in files}
        for name, content in files.items():
            with open(names[name], "wb") as out:
                out.write(content)
        return subprocess.run(["openssl"] + [names.get(word, word) for word in command],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def holds(key, message, signature):
    return len(signature) == 64 and openssl(
        ["pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "KEY", "-rawin", "-in", "MESSAGE", "-sigfile", "SIG"],
        KEY=SPKI + key, MESSAGE=message, SIG=signature)


def fields(wire, count):  # RFC 4251, 5
    found = []
    for _ in range(count):
        length = int.from_bytes(wire[:4], "big")
        demand(len(wire) >= 4 + length, "a key or a signature is cut")
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
            key = statement["predicate"]["key"]
            wire = base64.b64decode(key["public"])
            demand(key["kind"] in ("ed25519", "ssh"), "entry %d has a key of a kind that is not known here" % index)
            keys["SHA256:" + base64.b64encode(sha256(wire)).decode().rstrip("=")] = key["kind"], wire
        message = b"DSSEv1 %d %s %d " % (len(kind), kind.encode(), len(payload)) + payload
        for signature in dsse["signatures"]:
            demand(signature["keyid"] in keys, "entry %d is signed by a key that no entry here brought in" % index)
            kind, wire = keys[signature["keyid"]]
            sig = base64.b64decode(signature["sig"])
            demand(holds(wire[-32:], message, sig) if kind == "ed25519" else sshsig_holds(wire, message, sig),
                   "the signature of entry %d does not hold" % index)
        print("entry %d  %s  %s  %s" % (index, leaf["time"], statement["predicateType"],
                                        ", ".join(subject["name"] for subject in statement["subject"]).encode("unicode_escape").decode()))
    for blob in glob.glob("blobs/*"):
        with open(blob, "rb") as file:
            demand(hashlib.sha256(file.read()).hexdigest() == os.path.basename(blob), blob + " has other bytes")
    print("whole: %d entries of %s, under a checkpoint of %d" % (len(files), origin, size))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) == 2 else sys.exit(__doc__))
