"""What leaves the house as a file: a timeline, as known at one moment, as iCalendar or JSON bytes.

Exports are pure: the same `TimelineReading` gives the same bytes, on any machine, at any time.
"""
