"""An address in one line, in the order of its script."""

from __future__ import annotations

from typing import Any

import pytest

from salesbook.domain.contact import Address
from salesbook.domain.written_address import in_one_line


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (
            {
                "street": "十梓街188号",
                "city": "苏州市姑苏区",
                "region": "江苏省",
                "postal_code": "215006",
                "country": "中国",
            },
            "中国江苏省苏州市姑苏区十梓街188号 215006",
        ),
        ({"street": "东方路1630号", "city": "上海市浦东新区", "region": "上海市"}, "上海市浦东新区东方路1630号"),
        (
            {"street": "北京市朝阳区东三环北路27号", "city": "北京市", "country": "中国"},
            "中国北京市朝阳区东三环北路27号",
        ),
        ({"street": "中国上海市世纪大道1号", "city": "上海市", "country": "中国"}, "中国上海市世纪大道1号"),
        ({"city": "苏州市", "region": "江苏省"}, "江苏省苏州市"),
        (
            {"street": "Newton Street 14", "postal_code": "B4 6NE", "city": "Birmingham", "country": "UK"},
            "Newton Street 14, B4 6NE, Birmingham, UK",
        ),
        ({}, ""),
    ],
)
def test_an_address_stands_in_the_order_of_its_script(parts: dict[str, Any], line: str) -> None:
    assert in_one_line(Address("", **parts)) == line
