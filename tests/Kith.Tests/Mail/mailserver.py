"""A mail server for tests: writes each mail it takes to a folder as JSON before it says so.
Usage: mailserver.py PORT FOLDER. Refuses addresses that begin with "refused"."""
import email, json, os, signal, sys, tempfile
from email import policy
from aiosmtpd.controller import Controller


class Keeper:
    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address.startswith("refused"):
            return "550 nobody here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=policy.default)
        kept = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "subject": mail["Subject"],
            "headers": [[name, str(value)] for name, value in mail.items()],
            "text": mail.get_body(("plain",)).get_content(),
            "html": mail.get_body(("html",)).get_content(),
        }
        part, name = tempfile.mkstemp(dir=folder, suffix=".part")
        with os.fdopen(part, "w") as file:
            json.dump(kept, file)
        os.rename(name, name[:-5] + ".json")
        return "250 OK"


port, folder = int(sys.argv[1]), sys.argv[2]
controller = Controller(Keeper(), hostname="127.0.0.1", port=port)
controller.start()
print("ready", flush=True)
sys.stdin.read()
controller.stop()
