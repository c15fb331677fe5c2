"""The exceptions gistcheck raises, one tree.

::

    GistcheckError                 anything below; catch this to catch them all
    ├── InputError                 the article cannot be read: change the input
    │   ├── EmptyInputError        nothing but white space (or nothing left after cleaning)
    │   ├── NotTextError           binary data, or bytes that are not UTF-8 text
    │   ├── LanguageError          the text is not English
    │   ├── TooLargeError          more text than `settings.MAX_CHARACTERS`, or than the service accepts
    │   └── SourceNotFoundError    the file does not exist, is a folder, or a URL without consent to fetch
    │       ├── FetchError             the web address does not answer, or not in time, or not with a page
    │       └── AddressRefusedError    the web address is not one of the public internet: never fetched
    ├── OptionError                an option outside its range: the message names the range
    ├── ModelError                 a model cannot be used: the message lists where it was looked for
    │   ├── ModelNotFoundError     no checkpoint by that name, folder or (offline) hub id
    │   └── ModelDamagedError      a file is missing, altered (sha256) or does not fit the code
    └── ServiceError               the page cannot be served, e.g. the port is in use

Every message says what was received, what is allowed and what to do next.
`exit_code` is what the command line returns for the class.
"""

from __future__ import annotations


class GistcheckError(Exception):
    """Base of every error gistcheck raises on purpose."""

    exit_code = 1


class InputError(GistcheckError):
    """The article cannot be read as given."""

    exit_code = 3


class EmptyInputError(InputError):
    """The input holds no article text. Give a text with at least one sentence."""


class NotTextError(InputError):
    """The input is binary or not UTF-8. Convert it to plain text or HTML in UTF-8."""


class LanguageError(InputError):
    """The input is not English. The shipped models were trained on English news only."""


class TooLargeError(InputError):
    """The input is longer than the limit. Split it, or raise the limit named in the message."""


class SourceNotFoundError(InputError):
    """The path or URL does not lead to an article. Check the spelling."""


class FetchError(SourceNotFoundError):
    """The web address gave no page. Check it and the network, or give the text of the article."""


class AddressRefusedError(SourceNotFoundError):
    """The web address is not http(s), not public, or redirects too often. Give the text of the article."""


class OptionError(GistcheckError, ValueError):
    """An option lies outside its range. The message gives the range."""

    exit_code = 2


class ModelError(GistcheckError):
    """A model cannot be used."""

    exit_code = 4


class ModelNotFoundError(ModelError):
    """No checkpoint was found. The message lists every folder looked in."""


class ModelDamagedError(ModelError):
    """A checkpoint is incomplete or altered. Reinstall gistcheck or restore the named file."""


class ServiceError(GistcheckError):
    """The web page cannot be served, for instance because the port is in use."""

    exit_code = 5
