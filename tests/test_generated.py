import pytest

from tests.generated import ROOT, generated


@pytest.mark.parametrize("name", sorted(generated()))
def test_what_is_generated_is_up_to_date(name: str) -> None:
    path = ROOT / name
    written = path.read_bytes() if path.exists() else b""
    assert written == generated()[name], f"{name} differs from the code: run `make generated`"
