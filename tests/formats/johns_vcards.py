"""The expected values of the files that start with John Doe: one person in eight programs."""

from __future__ import annotations

from tests.formats.expected_vcard import ANNIVERSARY, BIRTHDAY, PREFERRED, Expected, LongNote

LICENCE_START = "THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "
LICENCE_END = "EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE."
SILICON_ALLEY = ("", "", "Silicon Alley 5,", "New York", "New York", "12345", "United States of America")
STREET_4 = ("", "", "Street4\nBuilding 6\nFloor 8", "New York", "", "12345", "USA")

ANDROID = (
    Expected("john.doe@company.com", emails=(("john.doe@company.com", "", PREFERRED),), tags=("My Contacts",)),
    Expected("jane.doe@company.com", emails=(("jane.doe@company.com", "", PREFERRED),), tags=("My Contacts",)),
    Expected(
        "Ñ Ñ Ñ Ñ Ñ",
        ("Ñ Ñ Ñ Ñ", "", "", "", ""),
        phones=(("123456789", "mobile", PREFERRED),),
        tags=("My Contacts",),
    ),
    Expected(
        "Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ",
        ("Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ", "", "", "", ""),
        phones=(("123456", "mobile", PREFERRED), ("234567", "home"), ("3456789", "mobile"), ("45678901", "home")),
        tags=("My Contacts",),
        # Lines of 8, 8 and 5 letters, broken where the writer ran out of room; the file says it twice.
        notes=(" ".join(8 * "Ñ") + " ".join(8 * "Ñ") + " ".join(5 * "Ñ"),),
    ),
    Expected(
        "Ñ Ñ Ñ Ñ",
        ("Ñ Ñ", "Ñ Ñ Ñ", "", "", ""),
        phones=(("123456", "mobile", PREFERRED), ("123456", "work"), ("123456", "work fax")),
        emails=(("bob@company.com", "work", PREFERRED), (14 * "Ñ", "", PREFERRED)),
        websites=(("www.company.com", ""), ("http://www.company.com", "")),
        work=((12 * "Ñ", "", "", ""),),  # the file says it twice
        photo=(876, "96afc82c812dcdca0824a231ed2e1db9705145728018a31163a80290a02709ea"),
    ),
    Expected(
        "ÑÑÑÑ",
        ("ÑÑÑÑ", "", "", "", ""),
        phones=(("55556666", "mobile", PREFERRED),),
        emails=(("henry@company.com", "", PREFERRED),),
        work=((44 * "Ñ", "", "", ""),),  # three times, once with a byte 80 behind it that is no UTF-8
        tags=("My Contacts",),
        kept=("X-UNREADABLE-ORG",),
    ),
)
BLACK_BERRY = (
    Expected(
        "John Doe",
        ("Doe", "john", "", "", ""),
        phones=(("+96123456789", "mobile"),),
        work=(("Acme Solutions", "", "", ""),),
        photo=(1674, "c9462e27f179ff161763f78070bcf80963870d00a0c154947b01c62f1c134646"),
    ),
)
EVOLUTION = (
    Expected(
        "Mr. John Richter, James Doe Sr.",
        ("Doe", "John", "Richter, James", "Mr.", "Sr."),
        ("Johny",),
        uid="477343c8e6bf375a9bac1f96a5000837",
        phones=(("905-666-1234", "mobile"), ("905-555-1234", "work")),
        emails=(("john.doe@ibm.com", "work"),),
        addresses=(
            (
                "home",
                "ASB-123",
                "",
                "15 Crescent moon drive",
                "Albaney",
                "New York",
                "12345",
                "United States of America",
            ),
        ),
        messaging_ids=(("AIM", "johnny5@aol.com", "home"),),
        websites=(("http://www.ibm.com", ""),),
        tags=("VIP",),
        notes=(LongNote(LICENCE_START + '"AS IS" AND', LICENCE_END, 755),),
        work=(("IBM", "Money Counter", "Accounting / Dungeon", ""),),
        relations=(("spouse", "Maria", ""), ("boss", "Big Blue", ""), ("assistant", "Little Red", "")),
        dates=((BIRTHDAY, 1980, 3, 22, ""), (ANNIVERSARY, 1980, 3, 22, "")),
        kept=("X-COUCHDB-APPLICATION-ANNOTATIONS", "X-EVOLUTION-FILE-AS"),
    ),
)
GMAIL = (
    Expected(
        "Mr. John Richter, James Doe Sr.",
        ("Doe", "John", "Richter, James", "Mr.", "Sr."),
        phonetic=("Dow", "Jon"),
        phones=(("905-555-1234", "mobile"), ("905-666-1234", "home")),
        emails=(("john.doe@ibm.com", "home"),),
        addresses=(
            (
                "home",
                "",
                "",
                "Crescent moon drive\n555-asd\nNice Area, Albaney, New York 12345\nUnited States of America",
                "",
                "",
                "",
                "",
            ),
        ),
        websites=(("http://www.ibm.com", "work"),),
        notes=(LongNote(LICENCE_START + '"AS IS" AND', LICENCE_END + "\nFavotire Color: Blue", 776),),
        work=(("IBM", "Money Counter", "", ""),),
        relations=(("spouse", "Jenny", ""),),
        dates=((BIRTHDAY, 1980, 3, 22, ""), (ANNIVERSARY, 1975, 3, 1, "")),
    ),
)
IPHONE = (
    Expected(
        "Mr. John Richter James Doe Sr.",
        ("Doe", "John", "Richter,James", "Mr.", "Sr."),
        ("Johny",),
        phones=(
            ("905-555-1234", "mobile", PREFERRED),
            ("905-666-1234", "home"),
            ("905-777-1234", "work"),
            ("905-888-1234", "home fax"),
            ("905-999-1234", "work fax"),
            ("905-111-1234", "pager"),
            ("905-222-1234", "assistant"),
        ),
        emails=(("john.doe@ibm.com", "", PREFERRED),),
        addresses=(("home", *SILICON_ALLEY), ("work", *STREET_4)),
        preferred_address="home",
        websites=(("http://www.ibm.com", "homepage"),),
        work=(("IBM", "Money Counter", "Accounting", ""),),
        dates=((BIRTHDAY, 2012, 6, 6, ""),),
        photo=(32531, "e01af63d0602d72a78c324e4c2ca35db8df8486f4857c8f18a4e12251e420e28"),
        kept=("X-ABADR", "X-ABADR"),
    ),
)
LOTUS_NOTES = (
    Expected(
        "Mr. Doe John I Johny",
        ("Doe", "John", "Johny", "Mr.", "I"),
        ("Johny,JayJay",),  # the file escapes the comma, so it is one nickname
        uid="0e7602cc-443e-4b82-b4b1-90f62f99a199",
        phones=(("+1 (212) 204-34456", "mobile", PREFERRED), ("00-1-212-555-7777", "work fax")),
        emails=(("john.doe@ibm.com", "work", PREFERRED), ("billy_bob@gmail.com", "work")),
        addresses=(
            (
                "home",
                "",
                "",
                "25334\nSouth cresent drive, Building 5, 3rd floo r",
                "New York",
                "New York",
                "NYC887",
                "U.S.A.",
            ),
        ),
        preferred_address="home",
        websites=(("http://www.sun.com", "homepage"),),
        notes=(LongNote(LICENCE_START + '"AS IS"\nAND', "ADVISED OF THE\n POSSIBILITY OF SUCH DAMAGE.", 762),),
        work=(("IBM", "Generic Accountant", "SUN", "Counting Money"),),
        dates=((BIRTHDAY, 1980, 5, 21, ""),),
        photo=(7957, "a756c0cb65ca44f38347ebce9a08990860926544699dd860ebba541665501f89"),
        kept=(
            "X-ABUID",
            "GEO",
            "CLASS",
            "PROFILE",
            "TZ",
            "SORT-STRING",
            "X-GENERATOR",
            "SOURCE",
            "MAILER",
            "NAME",
            "X-LONG-STRING",
            "LABEL",
        ),
    ),
)
MAC_ADDRESS_BOOK = (
    Expected(
        "Mr. John Richter,James Doe Sr.",
        ("Doe", "John", "Richter,James", "Mr.", "Sr."),
        ("Johny",),
        ("Dow", "Jon"),
        phones=(
            ("905-777-1234", "work", PREFERRED),
            ("905-666-1234", "home"),
            ("905-555-1234", "mobile"),
            ("905-888-1234", "home fax"),
            ("905-999-1234", "work fax"),
            ("905-111-1234", "pager"),
            ("905-222-1234", "assistant"),
        ),
        emails=(("john.doe@ibm.com", "work", PREFERRED),),
        addresses=(("home", *SILICON_ALLEY), ("work", *STREET_4)),
        preferred_address="home",
        websites=(("http://www.ibm.com", "homepage"),),
        notes=(LongNote(LICENCE_START + '"AS IS" AND', LICENCE_END + "\nFavotire Color: Blue", 776),),
        work=(("IBM", "Money Counter", "Accounting", ""),),
        relations=(("spouse", "Jenny", ""),),
        dates=((BIRTHDAY, 2012, 6, 6, ""),),
        photo=(18242, "0e85cef38138bb6bb4aa61d15737e496463d185a51d1bf8b9e29f357713119d0"),
        kept=("X-ABADR", "X-ABADR", "X-ABUID"),
    ),
)
MS_OUTLOOK = (
    Expected(
        "Mr. John Richter James Doe Sr.",
        ("Doe", "John", "Richter,James", "Mr.", "Sr."),
        ("Johny",),
        phones=(("(905) 555-1234", "work"), ("(905) 666-1234", "home")),
        emails=(("john.doe@ibm.cm", "", PREFERRED),),
        addresses=(
            ("work", "", "", "Cresent moon drive", "Albaney", "New York", "12345", "United States of America"),
            ("home", *SILICON_ALLEY),
        ),
        preferred_address="work",
        messaging_ids=(("IM", "johny5@aol.com", ""),),
        websites=(("http://www.ibm.com", "work"),),
        notes=(LongNote("THIS SOFTWARE IS PROVIDED BY GEORGE EL-HADDAD ''AS IS'' AND ANY EXPRESS", LICENCE_END, 731),),
        work=(("IBM", "Money Counter", "Accounting", "Counting Money"),),
        relations=(("boss", "Big Blue", ""), ("assistant", "Jenny", "")),
        dates=((BIRTHDAY, 1980, 3, 22, ""), (ANNIVERSARY, 2011, 1, 13, "")),
        photo=(860, "41533f06ce6eabc2cd74b81d82975cec8ca6b2f2aac48c7245454cb88c7b26de"),
        kept=("X-MS-OL-DEFAULT-POSTAL-ADDRESS", "X-MS-OL-DESIGN", "LABEL", "LABEL"),
    ),
)

JOHNS_FILES: dict[str, tuple[Expected, ...]] = {
    "John_Doe_ANDROID.vcf": ANDROID,
    "John_Doe_BLACK_BERRY.vcf": BLACK_BERRY,
    "John_Doe_EVOLUTION.vcf": EVOLUTION,
    "John_Doe_GMAIL.vcf": GMAIL,
    "John_Doe_IPHONE.vcf": IPHONE,
    "John_Doe_LOTUS_NOTES.vcf": LOTUS_NOTES,
    "John_Doe_MAC_ADDRESS_BOOK.vcf": MAC_ADDRESS_BOOK,
    "John_Doe_MS_OUTLOOK.vcf": MS_OUTLOOK,
}
