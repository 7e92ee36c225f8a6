"""The expected values of the other files."""

from __future__ import annotations

from tests.formats.expected_vcard import ANNIVERSARY, BIRTHDAY, OTHER, PREFERRED, Expected

FULLCONTACT = (
    Expected(
        "Prefix FirstName MiddleName LastName Suffix",
        ("LastName", "FirstName", "MiddleName", "Prefix", "Suffix"),
        ("NickName",),
        phones=(
            ("555-555-1111", "home"),
            ("555-555-1112", "work"),
            ("555-555-1113", "mobile"),
            ("555-555-1114", "mobile"),
            ("555-555-1115", ""),
            ("555-555-1116", "home fax"),
            ("555-555-1117", "work fax"),
            ("555-555-1118", ""),
            ("555-555-1119", ""),
        ),
        emails=(
            ("home@example.com", "home"),
            ("work@example.com", "work"),
            ("school@example.com", "school"),
            ("other@example.com", "other"),
            ("custom@example.com", "customtype"),
        ),
        addresses=tuple(
            (label, "", *(word + part for part in ("Extended", "Street", "City", "State", "Postal", "Country")))
            for label, word in (("home", "Home"), ("work", "Work"), ("other", "Other"), ("customtype", "Custom"))
        ),
        messaging_ids=(
            ("Google Talk", "gtalk", ""),
            ("Skype", "skype", ""),
            ("Yahoo", "yahoo", ""),
            ("AIM", "aim", ""),
            ("Jabber", "jabber", ""),
            ("Other", "other", ""),
            ("CustomTYPE", "custom", ""),
        ),
        websites=(
            ("http://www.homepage.com", ""),
            ("http://www.blog.com", ""),
            ("http://www.other.com", ""),
            ("http://www.custom.com", ""),
        ),
        tags=("Tag",),
        notes=("Notes line 1\nNotes line 2",),
        work=(("Organization1", "Title1", "Department1", ""), ("Organization2", "Title2", "Department2", "")),
        relations=(
            ("parent", "Mother", "mother"),
            ("parent", "Father", "father"),
            ("parent", "Parent", ""),
            ("sibling", "Brother", "brother"),
            ("sibling", "Sister", "sister"),
            ("child", "Child", ""),
            ("friend", "Friend", ""),
            ("spouse", "Spouse", ""),
            ("Fiancé", "Fiance", ""),
            ("partner", "Partner", ""),
            ("assistant", "Assistant", ""),
            ("boss", "Manager", ""),
            ("other", "Other", ""),
            ("CustomTYPE", "Custom", ""),
        ),
        dates=(
            (BIRTHDAY, 2016, 8, 1, ""),
            (ANNIVERSARY, 2016, 8, 2, ""),
            (OTHER, 2016, 8, 3, "other"),
            (OTHER, 2016, 8, 4, "CustomTYPE"),
        ),
        # Three photos are links, two of them the same; none is fetched.
        kept=("PHOTO", "PHOTO", "GENDER", "X-GENDER", "X-ID", "X-ETAG", "X-FC-TAGS", "X-FC-LIST-ID"),
    ),
)
GMAIL_LIST = (
    Expected("Arnold Smith", ("Smith", "Arnold", "", "", ""), emails=(("asmithk@gmail.com", ""),)),
    Expected("Chris Beatle", ("Beatle", "Chris", "", "", ""), emails=(("chrisy55d@yahoo.com", ""),)),
    Expected("Doug White", ("White", "Doug", "", "", ""), emails=(("dwhite@gmail.com", ""),)),
)
GMAIL_SINGLE = (
    Expected(
        "Greg Dartmouth",
        ("Dartmouth", "Greg", "", "", ""),
        ("Gman",),
        ("Dart-mowth", "Grregg"),
        phones=(("555 555 1111", "mobile"), ("555 555 2222", "Google Voice")),
        emails=(("gdartmouth@hotmail.com", ""),),
        addresses=(
            ("home", "", "", "123 Home St\nHome City, HM 12345", "", "", "", ""),
            ("CustomAdrType", "", "", "321 Custom St", "Custom City", "TX", "98765", "USA"),
        ),
        messaging_ids=(("ICQ", "123456789", ""),),
        websites=(("http://TheProfile.com", "profile"),),
        notes=("This is GMail's note field.\nIt should be added as a NOTE type.\nACustomField: CustomField",),
        work=(("TheCompany", "TheJobTitle", "", ""),),
        relations=(("spouse", "MySpouse", ""), ("CustomRelationship", "MyCustom", "")),
        dates=((BIRTHDAY, 1960, 9, 10, ""), (ANNIVERSARY, 1970, 6, 2, "")),
    ),
)
GMAIL_SINGLE_2 = (
    Expected(
        "VCard Test",
        ("Test", "VCard", "", "", ""),
        ("TheNickname",),
        ("ThePhoneticLastName", "ThePhoneticFirstName"),
        phones=(
            ("5555551111", ""),
            ("5555551112", "home"),
            ("5555551113", "work"),
            ("5555551114", ""),
            ("5555551115", "mobile"),
            ("5555551116", "main"),
            ("5555551117", "home fax"),
            ("5555551118", "work fax"),
            ("5555551119", "Google Voice"),
            ("5555551120", "pager"),
            ("5555551121", "CustomePhoneCategory"),
        ),
        emails=(
            ("email@example.com", ""),
            ("homeemail@example.com", "home"),
            ("workemail@example.com", "work"),
            ("otheremail@example.com", ""),
            ("customcategory@example.com", "CustomEmailCategory"),
        ),
        addresses=tuple(
            (label, "", "", f"{number} Main St", "NY", "New York", "10011", "")
            for number, label in ((111, ""), (112, "home"), (113, "work"), (114, ""), (115, "CustomAddressCategory"))
        ),
        messaging_ids=(
            ("Google Talk", "IM2", ""),
            ("AIM", "IM3", ""),
            ("Yahoo", "IM4", ""),
            ("Skype", "IM5", ""),
            ("QQ", "IM6", ""),
            ("MSN", "IM7", ""),
            ("ICQ", "IM8", ""),
            ("Jabber", "IM9", ""),
        ),
        websites=(
            ("http://www.example1.com", ""),
            ("http://www.example2.com", "profile"),
            ("http://www.example3.com", "blog"),
            ("http://www.example4.com", "homepage"),
            ("http://www.example5.com", "work"),
            ("http://www.example6.com", "CustomWebsiteCategory"),
        ),
        notes=("note line 1\nnote line 2\nCustomField: field value",),
        work=(("TheCompany", "TheJobTitle", "", ""),),
        relations=(
            ("other", "Name1", ""),
            ("spouse", "Name2", ""),
            ("child", "Name3", ""),
            ("parent", "Name4", "mother"),
            ("parent", "Name5", "father"),
            ("parent", "Name6", ""),
            ("sibling", "Name7", "brother"),
            ("sibling", "Name8", "sister"),
            ("friend", "Name9", ""),
            ("relative", "Name10", ""),
            ("boss", "Name11", ""),
            ("assistant", "Name12", ""),
            ("referred-by", "Name13", ""),
            ("partner", "Name14", ""),
            ("partner", "Name15", ""),
            ("CustomRelationCategory", "Name16", ""),
        ),
        dates=(
            (BIRTHDAY, 1912, 6, 23, ""),
            (ANNIVERSARY, 1930, 3, 20, ""),
            (OTHER, 1776, 7, 4, ""),
            (OTHER, 2000, 9, 12, "CustomDateCategory"),
        ),
    ),
)
OUTLOOK_2003 = (
    Expected(
        "John Doe III",
        ("Doe", "John", "", "Mr.", "III"),
        ("Joey",),
        phones=(
            ("BusinessPhone", "work"),
            ("HomePhone", "home"),
            ("MobilePhone", "mobile"),
            ("BusinessFaxPhone", "work fax"),
        ),
        emails=(("jdoe@hotmail.com", "", PREFERRED),),
        addresses=(("work", "", "TheOffice", "123 Main St", "Austin", "TX", "12345", "United States of America"),),
        websites=(("http://web-page-address.com", "work"),),
        notes=("This is the note field!!\nSecond line\n\nThird line is empty",),
        work=(("Company, The", "The Job Title", "TheDepartment", "TheProfession"),),
        dates=((BIRTHDAY, 1980, 3, 21, ""),),
        kept=("KEY", "FBURL", "LABEL"),
    ),
)
OUTLOOK_2007 = (
    Expected(
        "Mr. Michael Angstadt Jr.",
        ("Angstadt", "Michael", "", "Mr.", "Jr."),
        ("Mike",),
        phones=(
            ("(111) 555-1111", "work"),
            ("(111) 555-2222", "home"),
            ("(111) 555-4444", "mobile"),
            ("(111) 555-3333", "work fax"),
            ("(111) 555-4444", "callback"),
        ),
        emails=(("mike.angstadt@gmail.com", "", PREFERRED),),
        addresses=(("work", "", "TheOffice", "222 Broadway", "New York", "NY", "99999", "USA"),),
        preferred_address="work",
        messaging_ids=(("IM", "im@aim.com", ""),),
        websites=(("http://mikeangstadt.name", "home"), ("http://mikeangstadt.name", "work")),
        notes=(
            "This is the NOTE field\t\nI assume it encodes this text inside a NOTE vCard type.\n"
            "But I'm not sure because there's text formatting going on here.\nIt does not preserve the formatting",
        ),
        work=(("TheCompany", "TheJobTitle", "TheDepartment", "TheProfession"),),
        relations=(("boss", "TheManagerName", ""), ("assistant", "TheAssistantName", ""), ("spouse", "TheSpouse", "")),
        dates=((BIRTHDAY, 1922, 3, 10, ""), (ANNIVERSARY, 2012, 8, 1, "")),
        photo=(2324, "5a0fae04fa507f6ae72bc8a5826ad2dd0cac61bf0949e102552b8b55280b5551"),
        kept=("X-MS-OL-DEFAULT-POSTAL-ADDRESS", "KEY", "X-MS-OL-DESIGN", "FBURL", "LABEL"),
    ),
)
RFC_2426 = (
    Expected(
        "Frank Dawson",
        phones=(("+1-919-676-9515", "work"), ("+1-919-676-9564", "work fax")),
        emails=(("Frank_Dawson@Lotus.com", "", PREFERRED), ("fdawson@earthlink.net", "")),
        addresses=(("work", "", "", "6544 Battleford Drive", "Raleigh", "NC", "27613-3502", "U.S.A."),),
        websites=(("http://home.earthlink.net/~fdawson", ""),),
        work=(("Lotus Development Corporation", "", "", ""),),
    ),
    Expected(
        "Tim Howes",
        phones=(("+1-415-937-3419", "work"), ("+1-415-528-4164", "work fax")),
        emails=(("howes@netscape.com", ""),),
        addresses=(("work", "", "", "501 E. Middlefield Rd.", "Mountain View", "CA", "94043", "U.S.A."),),
        work=(("Netscape Communications Corp.", "", "", ""),),
    ),
)
RFC_6350 = (
    Expected(
        "Simon Perreault",
        ("Perreault", "Simon", "", "", "ing. jr,M.Sc."),
        language="fr",
        phones=(("+1-418-656-9254 ext. 102", "work", PREFERRED), ("+1-418-262-6501", "work mobile")),
        emails=(("simon.perreault@viagenie.ca", "work"),),
        addresses=(("work", "", "Suite D2-630", "2875 Laurier", "Quebec", "QC", "G1V 2M2", "Canada"),),
        websites=(("http://nomis80.org", "home"),),
        work=(("Viagenie", "", "", ""),),
        dates=((BIRTHDAY, None, 2, 3, ""), (ANNIVERSARY, 2009, 8, 8, "")),
        kept=("GENDER", "GEO", "KEY", "TZ", "LANG"),
    ),
)
THUNDERBIRD = (
    Expected(
        "John Doe",
        ("Doe", "John", "", "", ""),
        ("Johnny",),
        phones=(
            ("555-555-1111", "work"),
            ("555-555-2222", "home"),
            ("555-555-5555", "mobile"),
            ("555-555-3333", "fax"),
            ("555-555-4444", "pager"),
        ),
        emails=(
            ("doe.john@hotmail.com", "", PREFERRED),
            ("additional-email@company.com", ""),
            ("additional-email1@company.com", ""),
            ("additional-email2@company.com", ""),
            ("additional-email3@company.com", ""),
        ),
        addresses=(
            ("work", "", "222 Broadway", "Suite 100", "New York", "NY", "98765", "USA"),
            ("home", "", "123 Main St", "Apt 10", "Austin", "TX", "12345", "USA"),
        ),
        websites=(("http://www.private-webpage.com", "home"), ("http://www.work-webpage.com", "work")),
        tags=("category1", "category2", "category3"),
        notes=(
            "This is the notes field.\nSecond Line\n\nFourth Line\n"
            'You can put anything in the "note" field; even curse words.',
        ),
        work=(("TheOrganization", "TheTitle", "TheDepartment", ""),),
        relations=(("spouse", "TheSpouse", ""),),
        dates=((BIRTHDAY, 1970, 9, 21, ""), (ANNIVERSARY, 1990, 4, 30, "")),
        photo=(8940, "d5c5effbd371b9f4f02eba72feab0d7e5958bdcb4d727460cdd272eccd3d4c6a"),
    ),
)

OTHER_FILES: dict[str, tuple[Expected, ...]] = {
    "fullcontact.vcf": FULLCONTACT,
    "gmail-list.vcf": GMAIL_LIST,
    "gmail-single.vcf": GMAIL_SINGLE,
    "gmail-single2.vcf": GMAIL_SINGLE_2,
    "outlook-2003.vcf": OUTLOOK_2003,
    "outlook-2007.vcf": OUTLOOK_2007,
    "rfc2426-example.vcf": RFC_2426,
    "rfc6350-example.vcf": RFC_6350,
    "thunderbird-MoreFunctionsForAddressBook-extension.vcf": THUNDERBIRD,
}
