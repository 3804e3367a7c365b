"""One system account for each participant, made when they first come, by the system's own tools."""

import contextlib
import grp
import os
import pwd
import subprocess
from pathlib import Path
from threading import Lock

from helpers.journal import disk
from helpers.workshop.hub.day import Day

NOBODY_LOGS_IN = "/usr/sbin/nologin"
USERADD = Lock()  # two at once would both want the system's list of accounts


def of(day: Day) -> list[pwd.struct_passwd]:
    """The participants' accounts: those at home in the day's folder."""
    return sorted(one for one in pwd.getpwall() if Path(one.pw_dir).parent == day.homes)


def belongs_to_the_machine(day: Day, name: str) -> bool:
    """Whether an account of this name is there that is no participant's."""
    participants = {account.pw_name for account in of(day)}
    account = f"{day.prefix}{name}"
    return _exists(name) or (_exists(account) and account not in participants)


def settle_in(day: Day, account: str) -> pwd.struct_passwd:
    """The account, made if it is new, with the lessons in its home."""
    with USERADD:
        if not _exists(account):
            _add(day, account)
    found = pwd.getpwnam(account)
    _hand_out(day, found)
    return found


def make_group(day: Day) -> int:
    """The number of the participants' group, made if it is new."""
    with contextlib.suppress(KeyError):
        return grp.getgrnam(day.group).gr_gid
    subprocess.run(["groupadd", "--system", day.group], check=True, capture_output=True)
    return grp.getgrnam(day.group).gr_gid


def remove_group(day: Day) -> None:
    """Takes the group away, if it is there."""
    with contextlib.suppress(KeyError):
        grp.getgrnam(day.group)
        subprocess.run(["groupdel", day.group], check=True, capture_output=True)


def remove(account: str) -> None:
    """Takes the account away; its home is deleted apart from this."""
    subprocess.run(["userdel", "--force", account], check=True, capture_output=True)


def _add(day: Day, account: str) -> None:
    home = day.homes / account
    subprocess.run(
        [
            *("useradd", "--no-create-home", "--home-dir", str(home), "--shell", NOBODY_LOGS_IN),
            *("--user-group", "--groups", day.group, "--comment", "course workshop", account),
        ],
        check=True,
        capture_output=True,
    )
    made = pwd.getpwnam(account)
    home.mkdir(mode=disk.PRIVATE_FOLDER)
    os.chown(home, made.pw_uid, made.pw_gid)


def _hand_out(day: Day, account: pwd.struct_passwd) -> None:
    """Puts in what is missing of the lessons. As the participant: in their home root could be led
    to any place by a link."""
    subprocess.run(
        ["cp", "--recursive", "--no-clobber", f"{day.pages}/.", "notebooks"],
        cwd=account.pw_dir,
        check=True,
        capture_output=True,
        user=account.pw_uid,
        group=account.pw_gid,
        extra_groups=[],
        umask=0o077,
    )
    subprocess.run(
        ["mkdir", "--parents", "tmp"],
        cwd=account.pw_dir,
        check=True,
        user=account.pw_uid,
        group=account.pw_gid,
        extra_groups=[],
        umask=0o077,
    )


def _exists(account: str) -> bool:
    try:
        pwd.getpwnam(account)
    except KeyError:
        return False
    return True
