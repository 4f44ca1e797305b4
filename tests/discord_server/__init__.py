"""A Discord on loopback: the real client library talks to it over a real wire, and its rules are Discord's."""

import warnings

with warnings.catch_warnings():  # its voice part, unused here, imports what Python 3.13 no longer has
    warnings.filterwarnings("ignore", "'audioop' is deprecated", DeprecationWarning)
    import discord as discord
