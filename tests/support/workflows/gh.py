"""What stands in for the command `gh` in the steps of workflows."""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path


def main() -> int:
    args, token = sys.argv[1:], os.environ.get("GH_TOKEN", "")
    if args[:2] == ["auth", "git-credential"]:
        print(f"username=x-access-token\npassword={token}" if args[2:] == ["get"] else "")
        return 0
    if not os.environ.get("GH_REPO"):
        print("which repository?", file=sys.stderr)
        return 4
    files = {name: Path(name).read_text("utf-8") for name in args if Path(name).is_file()}
    asked = json.dumps({"args": args, "token": token, "files": files}).encode()
    try:
        with urllib.request.urlopen(f"{os.environ['HUB']}/gh", asked) as answer:  # noqa: S310  (our own server)
            print(answer.read().decode(), end="")
    except urllib.error.HTTPError as error:
        print(error.read().decode(), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
