"""What a salesperson talks about: frozen dataclasses and pure rules.

The glossary of `mission.md` is law here; one idea, one word. The nouns and where they live:

contact, phone, email, address, messaging id, website, tag, note, photo   contact.py
organisation, employment                                                  organisation.py
relation                                                                  relation.py
interest, need                                                            interest.py
important date                                                            important_date.py
visit, participation, value given, expense                                visit.py
emotion, expectation                                                      emotion.py
promise, next step                                                        promise.py
objection                                                                 objection.py
stage, marker, evidence, stage change                                     stage.py, evidence.py
referral, praise                                                          referral.py
product, offer, purchase                                                  purchase.py
reminder, answer                                                          reminders/

Every stored noun has an `id` born with the object, and only flat fields: text, numbers, days, times, enums, Money,
and tuples of text. `store/records.py` maps them to rows by field name.
"""
