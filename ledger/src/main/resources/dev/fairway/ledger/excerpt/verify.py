#!/usr/bin/env python3
"""Verifies the unpacked package that it lies in, with nothing but Python 3.6 or later and openssl (3.0 or later).

    python3 -I verify.py VKEY

VKEY is the log's public key, or the name of a file that holds it. Take it from somebody you trust, and not from
log.vkey beside this file. Exit codes: 0 whole, 1 not, 2 nothing was verified.

It checks that the log has signed the checkpoint and holds every entry; that every entry is one to the letter of
docs/ledger-format.md, whose sections the comments name, and signed by a key that an entry brought in and none had
ended; that no revision of the release, and of keys, is missing before another; that every file is the one that its
name says, all that are referred to and no other; and that README.md says what the entries say. What only entries could
show that are not here, it believes. It cannot check itself: compare it with one from elsewhere, or read it.
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
from datetime import datetime, timedelta

SPKI = bytes.fromhex("302a300506032b6570032100")  # what X.509 has before an Ed25519 key
CURVES = {  # what it has before a point of a curve, the point's length, and the hash that goes with the curve
    b"nistp256": ("3059301306072a8648ce3d020106082a8648ce3d030107034200", 65, "sha256"),
    b"nistp384": ("3076301006072a8648ce3d020106052b81040022036200", 97, "sha384"),
    b"nistp521": ("30819b301006072a8648ce3d020106052b8104002303818600", 133, "sha512")}
SHA512 = bytes.fromhex("3051300d060960864801650304020305000440")  # RFC 8017, 9.2, note 1
URN, MANUAL = "urn:fairway:", "sha256:ccc2f4eba71f3ed1847fa882985166bd9e6e73e0dc514e6291c75a796c812db7"

# The forms of section 1, and of section 5 what is in which stream, and what in none. Of a type that is not known, any.
DIGEST, ID, COMMIT = "sha256:[0-9a-f]{64}", "[0-9a-f]{32}", "[0-9a-f]{40}|[0-9a-f]{64}"
NAME, VERSION = "(?![.-])[a-z0-9._-]{1,100}", "(?![.-])[A-Za-z0-9._+-]{1,100}"
FILE = r"(?!(?:.*/)?\.{0,2}(?:/|\Z))[^\x00-\x1f\x7f-\x9f\\]+"
ORIGIN = "(?=.{1,200}\\Z)[a-z0-9.-]+(?:/[A-Za-z0-9._~-]+)*"
TYPE = "urn:fairway:[a-z-]{1,60}:v[1-9][0-9]{0,5}"
STREAM = "(?=.{1,400}\\Z)[a-z]{1,40}(?:/[A-Za-z0-9._+@-]{1,201}){0,3}"
STREAMS = {"key": "keys/" + ID, "policy": "policy", "erasure": "erasures", "freeze": "environment/" + NAME}
STREAMS.update(dict.fromkeys(("release", "artifacts-seen", "recall"), "release/%s@%s" % (NAME, VERSION)))
STREAMS.update(dict.fromkeys(("approval", "rejection", "withdrawal", "transition", "report", "adoption", "hold", "veto",
                              "exception", "break-glass", "obligation"), "environment/%s/%s" % (NAME, NAME)))
STREAMLESS = ("evidence", "snapshot", "finding", "action", "outcome", "heartbeat", "heads")
KINDS = {"artifact": NAME, "config": FILE, "data": NAME, "flags": FILE, "migrations": NAME, "module": NAME}
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


def is_(form, value):
    return isinstance(value, str) and re.fullmatch(form, value, re.DOTALL) is not None


def exactly(value, *names):  # whether it is an object with these members and no other
    return isinstance(value, dict) and set(value) == set(names)


CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
NO_CHARACTERS = re.compile("[\ufdd0-\ufdef%s]" % "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xfffe, 0xffff)))


def canonical(value, level=1):  # RFC 8785
    demand(level <= 64, "%s has more than 64 levels" % at)
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name], level + 1) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(each, level + 1) for each in value) + "]"
    demand(not isinstance(value, str) or not NO_CHARACTERS.search(value), "%s has what is no character" % at)
    return json.dumps(value, ensure_ascii=False)


def parsed(text):  # section 1
    def integer(digits):
        demand(len(digits) < 18 and abs(int(digits)) < 1 << 53, "%s has a number that is too large" % at)
        return int(digits)

    def other(number):
        demand(False, "%s has a number that is no integer" % at)
    value = json.loads(text.decode(), parse_int=integer, parse_float=other, parse_constant=other)
    demand(canonical(value).encode() == text, "%s is in another spelling than the one that it may have" % at)
    return value


def plain(text):  # section 6: parsed, and without control characters
    demand(not CONTROLS.search(text.decode()), "%s has a control character" % at)
    return parsed(text)


def moment(text):  # section 1
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.([0-9]{3})Z", text)
    demand(found, "%s has a time in another spelling" % at)
    parts = list(map(int, found.groups()))
    return datetime(*parts[:6]) + timedelta(milliseconds=parts[6])


def shown(text):  # nothing of the package moves the cursor of who reads it
    return text.encode("unicode_escape").decode()


def openssl(command, **files):
    with tempfile.TemporaryDirectory() as folder:
        names = {name: os.path.join(folder, name) for name in files}
        for name, content in files.items():
            with open(names[name], "wb") as out:
                out.write(content)
        return subprocess.run(["openssl"] + [names.get(word, word) for word in command], cwd=folder,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


PRIME, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, PRIME - 2, PRIME) % PRIME


def sum_of(one, other):  # RFC 8032, 5.1.4
    a, b = (one[1] - one[0]) * (other[1] - other[0]), (one[1] + one[0]) * (other[1] + other[0])
    c, d = 2 * D * one[3] * other[3], 2 * one[2] * other[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME


def is_point(text):  # section 2: the one spelling of a point of the large subgroup of Ed25519, not the neutral element
    number = int.from_bytes(text, "little")
    y, odd = number & (1 << 255) - 1, number >> 255
    square = (y * y - 1) * pow(D * y * y + 1, PRIME - 2, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)  # RFC 8032, 5.1.3
    if x * x % PRIME != square:
        x = x * pow(2, (PRIME - 1) // 4, PRIME) % PRIME
    if len(text) != 32 or y >= PRIME or x * x % PRIME != square or x == 0:  # where x is 0, it is of a small subgroup
        return False
    x = x if x & 1 == odd else PRIME - x
    point, product = (x, y, 1, x * y % PRIME), (0, 1, 1, 0)
    for bit in bin(ORDER)[2:]:
        product = sum_of(product, product)
        product = sum_of(product, point) if bit == "1" else product
    return product[0] == 0 and product[1] == product[2]


def holds(key, message, signature):  # Ed25519, section 2
    return (len(signature) == 64 and is_point(key) and is_point(signature[:32])
            and int.from_bytes(signature[32:], "little") < ORDER
            and openssl(["pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "KEY", "-rawin", "-in", "MESSAGE",
                         "-sigfile", "SIG"], KEY=SPKI + key, MESSAGE=message, SIG=signature))


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


def integer(field):  # an mpint of RFC 4251 that is positive, and no longer than it has to be
    demand(field and field[0] < 128 and (field[0] or field[1:2] > b"\x7f"), "%s has a number in another spelling" % at)
    return int.from_bytes(field, "big")


def rsa_holds(exponent, modulus, message, signature):  # RFC 8017, 8.2.2
    e, n = integer(exponent), integer(modulus)
    size = (n.bit_length() + 7) // 8
    digest = SHA512 + hashlib.sha512(message).digest()
    wanted = b"\0\1" + b"\xff" * (size - 3 - len(digest)) + b"\0" + digest
    number = int.from_bytes(signature, "big")
    return len(signature) == size and number < n and pow(number, e, n) == int.from_bytes(wanted, "big")


def ecdsa_holds(curve, point, message, signature):  # that r and s are below the order, openssl sees to
    pair, rest = fields(signature, 2)
    numbers = b"".join(b"\2" + bytes([len(number)]) + number for number in pair if integer(number))
    der = b"\x30" + (b"\x81" if len(numbers) > 127 else b"") + bytes([len(numbers)]) + numbers
    prefix, _, name = CURVES[curve]
    return not rest and openssl(
        ["dgst", "-" + name, "-keyform", "DER", "-verify", "KEY", "-signature", "SIG", "MESSAGE"],
        KEY=bytes.fromhex(prefix) + point, MESSAGE=message, SIG=der)


class Key:  # section 2
    COUNTS = {b"ssh-ed25519": 1, b"ssh-rsa": 2, b"ecdsa-sha2-nistp256": 2, b"ecdsa-sha2-nistp384": 2,
              b"ecdsa-sha2-nistp521": 2, b"sk-ssh-ed25519@openssh.com": 2, b"sk-ecdsa-sha2-nistp256@openssh.com": 3}

    def __init__(self, kind, public, actor):
        self.kind, self.wire, self.actor, self.in_force = kind, unbase64(public), actor, True
        (self.type,), rest = fields(self.wire, 1)
        demand(kind == "ssh" and self.type in self.COUNTS or kind == "ed25519" and self.type == b"ssh-ed25519",
               "%s has a key of a kind that may not sign" % at)
        self.parts, rest = fields(rest, self.COUNTS[self.type])
        self.application = self.parts.pop() if self.type.startswith(b"sk-") else None
        demand(rest == b"" and self.is_sound(), "%s has a key that is weak, or in another spelling" % at)

    def is_sound(self):
        if self.application is not None and not re.fullmatch(b"ssh:[ -~]{0,64}", self.application):
            return False
        if b"ed25519" in self.type:
            return is_point(self.parts[0])
        if self.type == b"ssh-rsa":
            e, n = map(integer, self.parts)
            return 65537 <= e < 1 << 64 and e & n & 1 and 2048 <= n.bit_length() <= 16384
        curve, point = self.parts  # that the point is on its curve, openssl sees to: a new key signs its own entry
        return b"ecdsa-sha2-" + curve in self.type and point[:1] == b"\4" and len(point) == CURVES[curve][1]

    def holds(self, message, signature):
        return (holds(self.parts[0], message, signature) if self.kind == "ed25519"
                else self.sshsig_holds(message, signature))

    def sshsig_holds(self, message, signature):  # OpenSSH, PROTOCOL.sshsig and PROTOCOL.u2f
        (by, space, reserved, hash_name, inner), rest = fields(signature[10:], 5)
        (made, blob), told = fields(inner, 2)
        if (signature[:10], by, space, reserved, hash_name, rest, made) != (
                b"SSHSIG\0\0\0\1", self.wire, b"fairway", b"", b"sha512", b"",
                b"rsa-sha2-512" if self.type == b"ssh-rsa" else self.type):
            return False
        signed = b"SSHSIG" + b"".join(map(string, (space, reserved, hash_name, hashlib.sha512(message).digest())))
        if self.application is not None:  # in hardware: somebody touched it (1), and no flag is set that is not known
            if len(told) != 5 or told[0] & 0xe3 != 1:
                return False
            signed = sha256(self.application) + told + sha256(signed)
        elif told:
            return False
        check = holds if b"ed25519" in self.type else rsa_holds if self.type == b"ssh-rsa" else ecdsa_holds
        return check(*self.parts, signed, blob)


def demand_openssl():  # by the second test of RFC 8032
    key = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    signature = bytes.fromhex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                              "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
    try:
        works = holds(key, b"\x72", signature) and not holds(key, b"\x73", signature)
    except OSError:
        works = False
    demand(works, "openssl is not here, or one that cannot check Ed25519 (3.0 or later can)", NotBegun)


def log_key(text):  # C2SP signed-note, and section 2
    match = re.fullmatch(r"([^+]+)\+([0-9a-f]{8})\+(\S+)", text.strip())
    demand(match and is_(ORIGIN, match.group(1)), "a log's key is NAME+ID+KEY, or the name of a file that holds it",
           NotBegun)
    origin, number, key = match.groups()
    try:
        key = unbase64(key)
    except ValueError:
        key = b""
    demand(key[:1] == b"\1" and is_point(key[1:]) and sha256(origin.encode(), b"\n", key)[:4].hex() == number,
           "the log's key was not copied whole", NotBegun)
    return origin, bytes.fromhex(number), key[1:]


def root_of(leaf, index, size, path):  # RFC 9162, 2.1.3.2
    demand(index < size, "%s is of an entry that the checkpoint does not cover" % at)
    here, last, node = index, size - 1, sha256(b"\0", leaf)
    for sibling in path:
        demand(last > 0 and len(sibling) == 32, "%s is too long" % at)
        if here & 1 or here == last:
            node = sha256(b"\1", sibling, node)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            node = sha256(b"\1", node, sibling)
        here, last = here >> 1, last >> 1
    demand(last == 0, "%s is too short" % at)
    return node


class Checkpoint:  # section 6
    def __init__(self, log):
        origin, number, key = log
        self.note = read("checkpoint").decode()
        text, _, line = self.note.partition("\n\n")
        name, size, root = text.split("\n")
        self.size, self.root, signature = int(size), unbase64(root), unbase64(line.split(" ")[-1].rstrip("\n"))
        again = "%s\n%d\n%s\n\n\u2014 %s %s\n" % (
            origin, self.size, root, origin, base64.b64encode(signature).decode())
        # No witness is known here, so that nobody could tell whether a cosignature was changed: there is none.
        demand(name == origin and self.note == again and 0 < self.size < 10**18 and len(self.root) == 32
               and signature[:4] == number and holds(key, (text + "\n").encode(), signature[4:]),
               "checkpoint is not signed by this key")

    def proves(self, name, index):  # C2SP tlog-proof; gives the leaf's bytes, and what they say
        head, _, note = read(name).decode().partition("\n\n")
        lines = head.split("\n")
        leaf = unbase64(lines[1][len("extra "):])
        demand(note == self.note, "%s is under another checkpoint" % name)
        demand(lines[:3] == ["c2sp.org/tlog-proof@v1", "extra " + base64.b64encode(leaf).decode(), "index %d" % index]
               and root_of(leaf, index, self.size, [unbase64(line) for line in lines[3:]]) == self.root,
               "%s does not prove that the log holds entry %d" % (name, index))
        return leaf, leaf_of(leaf)


def leaf_of(text):  # section 4
    leaf = plain(text)
    demand(len(text) <= 65535
           and exactly(leaf, "actor", "payload", "predicateType", "statement", "subjects", "time", "v")
           and is_(ID, leaf["actor"]) and is_(DIGEST, leaf["payload"]) and is_(DIGEST, leaf["statement"])
           and is_(TYPE, leaf["predicateType"]) and 1 <= len(leaf["subjects"]) <= 64
           and all(is_(DIGEST, each) for each in leaf["subjects"])
           and leaf["subjects"] == sorted(set(leaf["subjects"])) and moment(leaf["time"])
           and canonical(leaf["v"]) == "1", "%s has a leaf that is none to the letter" % at)
    return leaf


class Entry:  # section 3
    def __init__(self, index, leaf, envelope):
        self.index, self.why = index, ""
        self.leaf_bytes, self.leaf = leaf
        dsse = plain(envelope)
        self.demand(len(envelope) <= 1 << 20 and exactly(dsse, "payload", "payloadType", "signatures")
                    and dsse["payloadType"] == "application/vnd.in-toto+json"
                    and all(exactly(each, "keyid", "sig") for each in dsse["signatures"]),
                    "has an envelope that is none to the letter")
        self.payload = unbase64(dsse["payload"])
        self.signed = b"DSSEv1 28 application/vnd.in-toto+json %d " % len(self.payload) + self.payload
        self.signatures = [(each["keyid"], unbase64(each["sig"])) for each in dsse["signatures"]]
        keyids = [keyid for keyid, _ in self.signatures]
        self.demand(keyids and keyids == sorted(set(keyids)), "has signatures in another order than that of their keys")
        statement = plain(self.payload)
        self.demand(exactly(statement, "_type", "predicate", "predicateType", "subject")
                    and statement["_type"] == "https://in-toto.io/Statement/v1"
                    and is_(TYPE, statement["predicateType"])
                    and isinstance(statement["predicate"], dict) and isinstance(statement["subject"], list)
                    and all(exactly(each, "digest", "name") and isinstance(each["name"], str)
                            and exactly(each["digest"], "sha256") for each in statement["subject"]),
                    "has a statement that is none to the letter")
        self.type, self.predicate = statement["predicateType"], statement["predicate"]
        self.references = references(self.predicate)
        self.kind = self.type[len(URN):]
        self.known = self.kind[:-len(":v1")] if self.kind.endswith(":v1") else ""
        self.names = [subject["name"] for subject in statement["subject"]]
        self.subjects = sorted("sha256:" + subject["digest"]["sha256"] for subject in statement["subject"])
        self.about = ", ".join(self.names)
        says = {"payload": name_of(self.payload), "predicateType": self.type, "statement": name_of(envelope),
                "subjects": self.subjects}
        self.demand(dict(self.leaf, **says) == self.leaf, "has another envelope")

    def demand(self, condition, what):
        demand(condition, "entry %d %s" % (self.index, what))

    def demand_origin(self, origin, first):  # what every predicate has
        said = {name: self.predicate.get(name) for name in ("log", "first", "vkey") if name in self.predicate}
        self.demand(said == dict(first, log=origin), "is of another log")
        self.demand(is_(ID, self.predicate.get("id")), "has an id that is none")
        ahead = moment(self.predicate["claimed"]) - moment(self.leaf["time"])
        self.demand(ahead <= timedelta(minutes=5), "was signed by a clock that is ahead of the log's")

    def demand_stream(self):  # section 5
        stream, revision = self.predicate.get("stream"), self.predicate.get("revision")
        if "stream" in self.predicate or "revision" in self.predicate:
            self.demand(is_(STREAM, stream) and type(revision) is int and revision > 0, "is in no stream to the letter")
        self.demand(is_(STREAMS[self.known], stream) if self.known in STREAMS
                    else stream is None or self.known not in STREAMLESS, "is in another stream than its type")
        if self.known in ("release", "recall"):
            manifest, reason = self.predicate.get("manifest"), self.predicate.get("reason")
            self.demand(self.names == [stream[len("release/"):]] and (  # section 8
                [manifest] == [{"digest": digest} for digest in self.subjects] if self.known == "release" else
                self.text("state") in ("recalled", "lifted") and is_reference(reason) and "salted" in reason),
                "is no %s to the letter" % self.known)

    def text(self, member):
        return self.predicate[member] if isinstance(self.predicate.get(member), str) else ""

    def says(self):
        words = [self.text("type"), self.key() if self.known == "key" else self.text("state"), self.text("result")]
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
        for reference in references(self.predicate.get("reason")):
            if reference["digest"] not in due:
                return ": the reason was erased"
            content = read(blob(reference["digest"]))[32 if reference.get("salted") else 0:]
            return ": " + content.decode()
        return ""

    def documents(self):  # sections 3 and 7: blobs that refer to others, with those that they refer to
        found = []
        if self.known == "release":
            components = self.manifest()["components"]
            found.append((self.subjects[0], [
                digest for kind in ("migrations", "module") for digest in components.get(kind, {}).values()]))
        if is_reference(self.predicate.get("plan")):
            found.append((self.predicate["plan"]["digest"], plan(self.predicate["plan"]["digest"])))
        return found

    def manifest(self):  # section 7
        found = parsed(read(blob(self.subjects[0])))
        further = {name: found[name] for name in ("commit", "supersedes") if name in found}
        self.demand(exactly(found, "app", "components", "version", *further)
                    and is_(NAME, found["app"]) and is_(VERSION, found["version"])
                    and [found["app"] + "@" + found["version"]] == self.names
                    and is_(COMMIT, further.get("commit", "0" * 40))
                    and is_(DIGEST, further.get("supersedes", name_of(b"")))
                    and isinstance(found["components"], dict) and found["components"]
                    and all(kind in KINDS and isinstance(names, dict) and names
                            and all(is_(KINDS[kind], name) and is_(DIGEST, names[name]) for name in names)
                            for kind, names in found["components"].items()), "has no manifest to the letter")
        return found

    def referred(self):
        return [each["digest"] for each in self.references] + sum((digests for _, digests in self.documents()), [])


def plan(digest):  # section 7; gives what it refers to
    found = parsed(read(blob(digest)))
    demand(exactly(found, "delta", "environment", "exceptions", "from", "log", "overlay", "policy", "release",
                   "revision"), "%s is no plan to the letter" % at)
    digests = [found[name] for name in ("overlay", "policy") if found[name] is not None]
    demand(all(is_(DIGEST, each) for each in digests), "%s is no plan to the letter" % at)
    return digests


def is_reference(value):  # section 3
    return ((exactly(value, "digest") or exactly(value, "digest", "salted") and value["salted"] is True)
            and is_(DIGEST, value["digest"]))


def references(value):  # all that are within a value
    if isinstance(value, dict) and "digest" in value:
        demand(is_reference(value), "%s refers to a blob in another spelling" % at)
        return [value]
    within = [value[name] for name in sorted(value)] if isinstance(value, dict) else value
    return sum(map(references, within), []) if isinstance(within, list) else []


def blob(digest):
    return "blobs/" + digest[len("sha256:"):]


def fingerprint(public):
    return "SHA256:" + base64.b64encode(sha256(unbase64(public))).decode().rstrip("=")


class Keys:  # section 4
    def __init__(self, log):
        self.log_key, self.founder = log[2], None
        self.held = {}  # all that were ever brought in, by fingerprint
        self.vouched, self.said = set(), set()

    def take(self, entry):
        actor = (self.key_entry if entry.known == "key" else self.fact)(entry)
        entry.demand(entry.leaf["actor"] == actor, "is signed by others than it says")
        for keyid, _ in entry.signatures:
            said = {(keyid, entry.leaf["payload"]), (keyid, entry.predicate["id"])}
            entry.demand(not said & self.said, "repeats what its key has signed before, or an id")
            self.said |= said

    def signers(self, entry):
        found = []
        for keyid, signature in entry.signatures:
            key = self.held.get(keyid)
            entry.demand(key and key.in_force, "is signed by a key that no entry here brought in, or that was ended")
            entry.demand(key.holds(entry.signed, signature), "has a signature that does not hold")
            found.append(key)
        return found

    def fact(self, entry):  # gives the actor that its leaf must have
        signers, said = self.signers(entry), entry.predicate
        entry.demand(len(signers) == 1, "is signed by two keys")
        if "behalf" not in said and "receiver" not in said:
            return signers[0].actor
        entry.demand(entry.known not in ("policy", "heads", "erasure"), "is of a type that nobody vouches for")
        entry.demand(is_(ID, said.get("behalf")) and said.get("receiver") == signers[0].actor,
                     "does not say who vouches for whom")
        entry.demand(not any(key.actor == said["behalf"] for key in self.held.values()),
                     "vouches for somebody who has keys")
        self.vouched.add(said["behalf"])
        return said["behalf"]

    def key_entry(self, entry):
        said = entry.predicate
        state, actor, machine = said.get("state"), said.get("actor"), "machine" in said
        entry.demand(state in ("added", "rotated", "revoked") and is_(ID, actor) and said["stream"] == "keys/" + actor
                     and exactly(said.get("key"), "kind", "public") and ("old" in said) == (state == "rotated")
                     and (not machine or state == "added" and said["machine"] is True)
                     and "behalf" not in said and "receiver" not in said, "is no key entry to the letter")
        key, keyid = Key(said["key"]["kind"], said["key"]["public"], actor), fingerprint(said["key"]["public"])
        old = self.held.get(fingerprint(said["old"])) if state == "rotated" else None
        entry.demand(entry.subjects == sorted(name_of(each.wire) for each in (key, old) if each),
                     "is about another key")
        if state == "revoked":
            return self.revoked(entry, self.held.get(keyid), key)
        entry.demand(keyid not in self.held and not (key.type == b"ssh-ed25519" and key.parts[0] == self.log_key),
                     "brings in a key that is not new, or the log's own")
        entry.demand(actor not in self.vouched, "gives a key to somebody who is vouched for")
        self.held[keyid] = key
        others = [each for each in self.signers(entry) if each is not key]
        entry.demand(len(others) == len(entry.signatures) - 1, "is not signed by the key that it brings in")
        if entry.index == 0:
            entry.demand(key.kind == "ed25519" and said["revision"] == 1, "is no beginning of a log")
            self.founder = actor
        if state == "rotated":
            right = others == [old] and old.actor == actor
        elif said["revision"] == 1 and not machine:
            right = not others
        else:
            right = len(others) == 1 and others[0].actor in ({self.founder} if machine else {actor, self.founder})
        entry.demand(right, "is signed by somebody who may not")
        if old:
            old.in_force = False
        return actor

    def revoked(self, entry, held, key):
        signers = self.signers(entry)
        entry.demand(held and held.in_force and (held.kind, held.actor) == (key.kind, key.actor),
                     "ends a key that is not in force")
        entry.demand(len(signers) == 1 and signers[0].actor in (held.actor, self.founder),
                     "is signed by somebody who may not")
        left = [key for key in self.held.values() if key.in_force and key is not held]
        entry.demand(self.founder in [key.actor for key in left], "would leave the actor of entry 0 without a key")
        held.in_force = False
        return signers[0].actor


def demand_streams(entries, release):  # section 5
    ends = {}
    for here, entry in enumerate(entries):
        stream, revision = entry.predicate.get("stream"), entry.predicate.get("revision")
        if stream is not None:
            # In these a gap is an entry that was taken out. Of other streams not all entries are in a package: as many
            # revisions may be missing as entries are.
            whole = stream.startswith("release/") or stream.startswith("keys/")
            missing = revision - 1 - ends.get(stream, 0)
            entry.demand(0 <= missing <= (0 if whole else entry.index - here),
                         "is revision %d of %s, and the one before it is not here" % (revision, stream))
            ends[stream] = revision
    demand(set(name for name in ends if name.startswith("release/")) == {"release/" + release},
           "there are entries of another release than " + release)


def kept(entries):  # which blobs have to be here, by the entry that refers to them, and which were erased, by which one
    due, erased, salted, lasting, ever = {}, {}, {}, set(), set()
    for here, entry in enumerate(entries):
        for reference in entry.references:
            entry.demand(salted.setdefault(reference["digest"], "salted" in reference) == ("salted" in reference),
                         "refers to a blob as salted that is not, or as not salted that is")
        for digest in entry.referred():
            ever.add(digest)
            due[digest] = entry.index
            erased.pop(digest, None)
        for document, digests in entry.documents():
            lasting |= {document}.union(digests if entry.known == "release" else [])
        # Who else may erase, a policy says, which is not here. Others' erasures have no effect.
        if entry.known == "erasure" and entry.leaf["actor"] == entries[0].leaf["actor"]:
            reason = entry.predicate.get("reason")
            entry.demand(entry.predicate.get("digests") == entry.subjects and is_reference(reason)
                         and "salted" in reason, "is no erasure to the letter")
            entry.demand(not lasting & set(entry.subjects), "erases what is never erased")
            # Something refers to each of them: where entries before are not here, one of those can.
            entry.demand(entry.index > here or ever.issuperset(entry.subjects), "erases what nothing refers to")
            for digest in entry.subjects:
                if due.pop(digest, None) is not None:
                    erased[digest] = entry.index
    return due, erased


def escaped(text):
    return "".join(each if re.match(r"[a-zA-Z0-9 .,@:/+=-]", each) else "&#%d;" % ord(each) for each in text)


def index(entries, due, erased, checkpoint, origin, newest):  # README.md, as the entries give it
    title = []
    for entry in entries:
        if entry.known == "release":
            title += [name for name in entry.names if name not in title]
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


def recalled(entries):  # by what came last of what is about its manifest: nothing else has an effect
    made = [entry.subjects for entry in entries if entry.known == "release"]
    words = [entry for entry in entries if entry.known == "recall" and entry.subjects in made]
    return "no" if not words else "%s entry %d of %s" % (
        "yes, by" if words[-1].text("state") == "recalled" else "no, lifted by", words[-1].index, words[-1].leaf["time"])


def composition(entries):  # what the release is made of, as its manifest says
    made = [entry.manifest() for entry in entries if entry.known == "release"][0]
    rows = [(kind, name, made["components"][kind][name]) for kind in sorted(made["components"])
            for name in sorted(made["components"][kind], key=lambda name: name.encode("utf-16-be"))]
    rows += [(kind, name, made[name]) for kind, name in (("source", "commit"), ("release", "supersedes"))
             if name in made]
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
            for reference in references(entry.predicate[member]):
                marks = refer(reference["digest"], entry, MEMBERS.get(member, escaped(member)))
                marks |= {"salted"} if reference.get("salted") else set()
        if entry.known == "evidence" and is_(DIGEST, entry.predicate.get("of")):
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
            demand(path in (("blobs", "entries") if is_folder else wanted), "%s is no part of the package" % path)
    for digest in due:
        demand(name_of(read(blob(digest))) == digest, "the bytes of %s are others" % blob(digest))
    demand(name_of(read("HOW-TO-VERIFY.md")) == MANUAL, "HOW-TO-VERIFY.md is not the one that packages have")


def entries_of(checkpoint, log, vkey):
    names = os.listdir("entries") if os.path.isdir("entries") else []
    numbers = sorted(set(int(name.split(".")[0]) for name in names if re.match(r"(0|[1-9][0-9]*)\.", name)))
    demand(0 in numbers, "entries/0.tlog-proof is missing")
    entries, keys, before = [], Keys(log), ""
    for number in numbers:
        leaf = checkpoint.proves("entries/%d.tlog-proof" % number, number)
        entry = Entry(number, leaf, read("entries/%d.dsse.json" % number))
        entry.demand_origin(log[0], {"vkey": vkey} if number == 0
                            else {"first": "sha256:" + sha256(b"\0", entries[0].leaf_bytes).hex()})
        entry.demand_stream()
        entry.demand(entry.leaf["time"] >= before, "has a time before that of the entry before it")
        before = entry.leaf["time"]
        keys.take(entry)
        entries.append(entry)
    return entries


def verify(vkey):
    log = log_key(vkey)
    demand_openssl()
    checkpoint = Checkpoint(log)
    demand(read("log.vkey").decode() == vkey + "\n", "log.vkey is another key")
    entries = entries_of(checkpoint, log, vkey)
    newest = checkpoint.proves("newest.tlog-proof", checkpoint.size - 1)[1]["time"]
    demand(newest >= entries[-1].leaf["time"], "the time of newest.tlog-proof is before that of an entry before it")
    releases = [entry.about for entry in entries if entry.known == "release"]
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
    return ["entry %d  %s  by %s  %s of %s%s" % (
        entry.index, entry.leaf["time"], entry.leaf["actor"][:8], entry.kind, entry.about,
        ": " + entry.says() if entry.says() else "") for entry in entries] + [
        "%s is not here: entry %d says that it was erased" % (blob(digest), erased[digest]) for digest in sorted(erased)
    ] + ["whole: %s, %d entries and %d files of %s" % (releases[0], len(entries), len(due), log[0]),
         "as of %s, %d entries: only the whole log shows what came later and what was left out: evidence, or the last"
         " entries of the release and of keys (a recall, a key's end)" % (newest, checkpoint.size)]


def main(arguments):
    folder = os.path.dirname(os.path.abspath(__file__))
    if arguments in (["--help"], ["-h"]):
        return __doc__.strip().split("\n")
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
        print("nothing was verified: " + shown(str(reason)), file=sys.stderr)
        sys.exit(2)
    except NotWhole as reason:
        print("NOT WHOLE: " + shown(str(reason)), file=sys.stderr)
        sys.exit(1)
    except (ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError):
        print("NOT WHOLE: %s is cut, changed, or cannot be read" % shown(at), file=sys.stderr)
        sys.exit(1)
    print("\n".join(map(shown, said)))
