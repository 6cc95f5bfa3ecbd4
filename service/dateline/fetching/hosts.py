"""Which machines may be asked: those of the public network, unless private ones are allowed.

A name is resolved once, and the address that was looked at is the address that is asked: a name server that answers
twice differently (DNS rebinding) gains nothing.
"""

import ipaddress
import socket

from dateline.errors import NotFetched


def address_of(host: str, port: int, *, allow_private: bool) -> str:
    """An address of a host. Raises NotFetched where it has none, or one that is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotFetched(f"There is no host {host!r}.", host=host) from error
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if not allow_private and not is_public(address):
            raise NotFetched(
                f"{host} is at {address}, which is not on the public network: --allow-private fetches from there.",
                host=host,
                address=address,
            )
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public network (IANA's special-purpose registries; no multicast)."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    if mapped is not None:
        return is_public(str(mapped))
    return ip.is_global and not ip.is_multicast
