"""The workflows of `.github/workflows`, run as GitHub would run them, on this machine and beside a stand-in for it."""
