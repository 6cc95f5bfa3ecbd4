"""The hemisphere that a document is written in, for the months of its seasons."""

from dateline.temporal import Hemisphere

_ZONES = """
    Africa/Blantyre Africa/Gaborone Africa/Harare Africa/Johannesburg Africa/Lusaka Africa/Maputo Africa/Maseru
    Africa/Mbabane Africa/Windhoek America/Argentina/Buenos_Aires America/Argentina/Catamarca
    America/Argentina/Cordoba America/Argentina/Jujuy America/Argentina/La_Rioja America/Argentina/Mendoza
    America/Argentina/Rio_Gallegos America/Argentina/Salta America/Argentina/San_Juan America/Argentina/San_Luis
    America/Argentina/Tucuman America/Argentina/Ushuaia America/Asuncion America/Bahia America/Campo_Grande
    America/Coyhaique America/Cuiaba America/La_Paz America/Lima America/Montevideo America/Punta_Arenas
    America/Santiago America/Sao_Paulo Atlantic/South_Georgia Atlantic/St_Helena Atlantic/Stanley Australia/Adelaide
    Australia/Brisbane Australia/Broken_Hill Australia/Darwin Australia/Eucla Australia/Hobart Australia/Lindeman
    Australia/Lord_Howe Australia/Melbourne Australia/Perth Australia/Sydney Indian/Antananarivo Indian/Cocos
    Indian/Kerguelen Indian/Mauritius Indian/Mayotte Indian/Reunion Pacific/Apia Pacific/Auckland Pacific/Chatham
    Pacific/Easter Pacific/Efate Pacific/Fiji Pacific/Gambier Pacific/Niue Pacific/Norfolk Pacific/Noumea
    Pacific/Pago_Pago Pacific/Pitcairn Pacific/Rarotonga Pacific/Tahiti Pacific/Tongatapu Pacific/Wallis
"""
"""Zones whose principal place lies 12° south or more, Antarctica aside: IANA tz database 2026f, zone.tab (public
domain). Nearer to the equator the year has no four seasons, and a summer spoken of there may be one of the north.
"""
_SOUTHERN = frozenset(_ZONES.split())


def hemisphere(zone: str | None) -> Hemisphere:
    """The hemisphere of a publication's zone; the north for an offset, for no zone and for what is not known."""
    return "south" if zone in _SOUTHERN else "north"
