"""Other names for the headings of the raw tables, and words for their codes, as case systems write them.

The names that begin with clae_, clar_ and so on are those of the Standard Safeguarding Dataset (Data to Insight).
"""

import re

_CHILD = (
    "Child ID", "Child Unique ID", "Person ID", "Child Unique Identifier", "Child Identifier", "Client ID",
    "Person Number", "Child Reference", "Child Ref", "Child No", "Child Number", "LAC ID", "CLA ID",
    "Service User ID", "Mosaic ID", "LCS ID", "LCS Number", "Liquidlogic ID", "Care First ID", "Azeus ID", "Local ID",
    "pers_person_id", "pers_legacy_id",
)  # fmt: skip
_BORN = ("Date of Birth", "Birth Date", "D.O.B.", "pers_dob")
_TEAM = ("Allocated Team", "Team Name", "Social Work Team", "Responsible Team")
_WORKER = ("Allocated Worker", "Social Worker", "Worker Name", "Allocated Social Worker", "Key Worker")

ALIASES: dict[str, dict[str, tuple[str, ...]]] = {
    "Children": {
        "CHILD": _CHILD,
        "SEX": ("Gender", "pers_sex"),
        "DOB": _BORN,
        "ETHNIC": ("Ethnicity", "Ethnic Group", "Ethnic Origin", "Ethnicity Code", "pers_ethnicity"),
        "UPN": ("Unique Pupil Number", "pers_upn"),
        "MC_DOB": ("Child's Date of Birth", "moth_childs_dob"),
        "TEAM": _TEAM,
        "WORKER": _WORKER,
    },
    "UASC": {
        "CHILD": (*_CHILD, "immi_person_id"),
        "DUC": ("UASC Ceased", "Date UASC Ceased", "UASC End Date", "immi_immigration_status_end_date"),
    },
    "Episodes": {
        "CHILD": (*_CHILD, "clae_person_id"),
        "DECOM": ("Episode Start Date", "Episode Start", "Date Episode Started", "Date Episode Commenced",
                  "clae_cla_episode_start_date", "clae_cla_episode_start"),
        "RNE": ("Reason for New Episode", "Reason New Episode", "Episode Start Reason",
                "clae_cla_episode_start_reason"),
        "LS": ("Legal Status", "Legal Status Code", "lega_legal_status"),
        "CIN": ("Category of Need", "Need Code", "Primary Need", "clae_cla_primary_need_code", "clae_cla_primary_need"),
        "PLACE": ("PL", "Placement Type", "Placement Code", "Placement Type Code", "clap_cla_placement_type"),
        "PLACE_PROVIDER": ("Placement Provider", "Provider", "Provider Code", "clap_cla_placement_provider"),
        "DEC": ("Episode End Date", "Episode End", "Date Episode Ceased", "Date Episode Ended",
                "clae_cla_episode_ceased_date", "clae_cla_episode_ceased"),
        "REC": ("Reason Episode Ceased", "Episode End Reason", "Reason Ceased", "clae_cla_episode_ceased_reason"),
        "REASON_PLACE_CHANGE": ("Reason for Placement Change", "Placement Change Reason",
                                "clap_cla_placement_change_reason"),
        "HOME_POST": ("Home Postcode",),
        "PL_POST": ("Placement Postcode", "clap_cla_placement_postcode"),
        "URN": ("Placement URN", "Ofsted URN", "URN of Placement", "clap_cla_placement_urn"),
        "PL_DISTANCE": ("Placement Distance", "Distance from Home", "Distance", "clap_cla_placement_distance"),
        "PL_LOCATION": ("Placement Location",),
    },
    "Reviews": {
        "CHILD": (*_CHILD, "clar_person_id", "clar_cla_id"),
        "REVIEW": ("Review Date", "Date of Review", "Review Held", "Date Review Held", "Actual Review Date",
                   "clar_cla_review_date", "Review Held Date", "Review Completed Date", "Date Review Completed",
                   "LAC Review Date", "CLA Review Date", "Review Meeting Date", "Actual Date of Review"),
        "REVIEW_CODE": ("Participation", "Participation Code", "Review Participation", "Child Participation",
                        "clar_cla_review_participation", "Participation Method", "Method of Participation",
                        "Participation Type"),
        "REVIEW_DUE": ("Review Due Date", "Date Review Due", "Due Date", "clar_cla_review_due_date"),
    },
    "Visits": {
        "CHILD": (*_CHILD, "clav_person_id"),
        "VISIT": ("Visit Date", "Date of Visit", "Actual Visit Date", "Visit Actual Date", "Date Visited",
                  "clav_cla_visit_date", "Date Visit Completed", "Visit Completed Date", "Statutory Visit Date",
                  "Date of Statutory Visit", "LAC Visit Date", "CLA Visit Date", "Actual Date of Visit"),
        "SEEN": ("Child Seen", "Was the Child Seen", "clav_cla_visit_seen", "Was Child Seen", "Child Was Seen"),
        "SEEN_ALONE": ("Child Seen Alone", "Was the Child Seen Alone", "clav_cla_visit_seen_alone",
                       "Was Child Seen Alone", "Child Was Seen Alone"),
        "VISIT_DUE": ("Visit Due Date", "Date Visit Due", "Due Date"),
    },
    "Health": {
        "CHILD": (*_CHILD, "clah_person_id"),
        "CHECK": ("Check Type", "Health Check Type", "Assessment Type", "Health Assessment Type", "Type of Check",
                  "clah_health_check_type", "Type of Health Check", "Type of Assessment", "Type of Health Assessment"),
        "CHECK_DATE": ("Date of Check", "Health Check Date", "Assessment Date", "Date of Assessment",
                       "Date of Health Assessment", "clah_health_check_date", "Health Assessment Date",
                       "Assessment Completed Date", "Date Assessment Completed", "Check Completed Date"),
    },
    "OC2": {
        "CHILD": (*_CHILD, "csdq_person_id"),
        "SDQ_SCORE": ("SDQ", "csdq_sdq_score"),
        "SDQ_REASON": ("csdq_sdq_reason",),
        "YEAR": ("Return Year", "Year Ending"),
    },
    "PEPs": {
        "CHILD": _CHILD,
        "PEP_DATE": ("PEP", "Date of PEP", "PEP Meeting Date", "PEP Completed Date", "PEP Completed",
                     "Date PEP Completed", "Date of PEP Meeting", "PEP Review Date", "PEP Held Date", "Date PEP Held",
                     "Date of Latest PEP", "Latest PEP Date"),
    },
    "Schools": {
        "CHILD": _CHILD,
        "SCHOOL_START": ("School Start Date", "Date Started School", "Enrolment Start", "Enrolment Date",
                         "Date Joined School", "School Entry Date", "School Admission Date"),
        "SCHOOL_END": ("School End Date", "Date Left School", "Enrolment End", "School Leaving Date"),
        "SCHOOL_URN": ("School Number",),
        "OFSTED": ("Ofsted Grade", "Ofsted Rating", "Ofsted Judgement", "School Ofsted Rating",
                   "Ofsted Overall Effectiveness", "Overall Effectiveness", "School Ofsted Grade",
                   "School Ofsted Judgement"),
    },
    "Missing": {
        "CHILD": (*_CHILD, "miss_person_id"),
        "MISSING": ("Missing Type", "Missing or Away", "Episode Type", "miss_missing_episode_type"),
        "MIS_START": ("Missing Start Date", "Missing Start", "Date Missing From", "Missing From", "Missing Date",
                      "miss_missing_episode_start_date", "miss_missing_episode_start", "Missing Episode Start Date",
                      "Missing Episode Start", "Date Went Missing", "Missing From Date",
                      "Date Missing Episode Started"),
        "MIS_END": ("Missing End Date", "Missing End", "Date Missing To", "Missing To", "Date Found", "Return Date",
                    "miss_missing_episode_end_date", "miss_missing_episode_end", "Missing Episode End Date",
                    "Missing Episode End", "Date Returned", "Missing To Date", "Date Missing Episode Ended"),
        "RHI_OFFERED": ("Return Interview Offered", "Return Home Interview Offered", "miss_missing_rhi_offered"),
        "RHI_ACCEPTED": ("Return Interview Accepted", "Return Home Interview Accepted", "miss_missing_rhi_accepted"),
    },
    "AD1": {
        "CHILD": (*_CHILD, "perm_person_id"),
        "DATE_INT": ("perm_adm_decision_date",),
        "DATE_MATCH": ("Date Matched", "Match Date", "Date of Match", "perm_matched_date"),
        "FOSTER_CARE": ("Adopted by Foster Carer", "perm_adopted_by_carer_flag"),
        "NB_ADOPTR": ("Number of Adopters", "perm_number_of_adopters"),
        "SEX_ADOPTR": ("Sex of Adopters", "perm_adopter_sex"),
        "LS_ADOPTR": ("Legal Status of Adopters", "perm_adopter_legal_status"),
    },
    "PlacedAdoption": {
        "CHILD": _CHILD,
        "DATE_PLACED": ("Date of Decision that Child Should be Placed for Adoption",),
        "DATE_PLACED_CEASED": ("Date of Decision that Child Should No Longer be Placed for Adoption",),
        "REASON_PLACED_CEASED": ("Reason Why Child No Longer Placed for Adoption",),
    },
    "CareLeavers": {
        "CHILD": (*_CHILD, "clea_person_id"),
        "DOB": _BORN,
        "IN_TOUCH": ("LA In Touch", "In Touch", "clea_care_leaver_in_touch"),
        "ACTIV": ("Activity", "Activity Status", "Main Activity", "clea_care_leaver_activity"),
        "ACCOM": ("Accommodation", "Type of Accommodation", "Accommodation Type", "clea_care_leaver_accommodation"),
        "ELIGIBILITY": ("Eligibility Category", "Eligibility Status", "clea_care_leaver_eligibility"),
        "PATHWAY_PLAN": ("Pathway Plan Date", "Latest Pathway Plan Review Date", "Pathway Plan Review Date",
                         "clea_pathway_plan_review_date"),
        "LATEST_CONTACT": ("Latest Date of Contact", "Latest Contact Date", "Last Contact Date",
                           "clea_care_leaver_latest_contact"),
    },
    "SWEpisodes": {
        "CHILD": (*_CHILD, "invo_person_id"),
        "SW_ID": ("Social Worker ID", "Worker ID", "Social Work England Number", "invo_professional_id"),
        "SW_DECOM": ("Social Worker Start Date", "Worker Start Date", "Allocation Start Date",
                     "invo_involvement_start_date"),
        "SW_DEC": ("Social Worker End Date", "Worker End Date", "Allocation End Date", "invo_involvement_end_date"),
        "SW_REASON": ("Reason for Social Worker Change", "Worker Change Reason", "invo_worker_change_reason"),
    },
    "DoLo": {
        "CHILD": _CHILD,
        "DOLO_START": ("DoLo Start Date", "DoLS Start Date", "Deprivation of Liberty Start Date"),
        "DOLO_END": ("DoLo End Date", "DoLS End Date", "Deprivation of Liberty End Date"),
    },
    "Teams": {
        "TEAM": ("Team Name",),
        "ROLE": ("Worker Role", "Staff Role"),
        "ESTABLISHMENT": ("Established Posts", "Establishment FTE", "FTE Establishment"),
        "CASELOAD_TARGET": ("Target Caseload",),
    },
    "Caseloads": {
        "MONTH": ("Month Ending", "Month End"),
        "TEAM": ("Team Name",),
        "CASES": ("Number of Cases", "Cases Held", "Caseload"),
        "WORKERS": ("Number of Workers", "Workers FTE"),
    },
}  # fmt: skip
"""By table and heading, the best first."""

WORDS_FOR_CODES: dict[tuple[str, str], dict[str, str]] = {
    ("Children", "SEX"): {"male": "M", "female": "F", "notstatedrecorded": "U", "neither": "U"},
    ("Visits", "SEEN"): {"seen": "Y", "childseen": "Y", "notseen": "N", "childnotseen": "N"},
    ("Visits", "SEEN_ALONE"): {
        "alone": "Y", "seenalone": "Y", "childseenalone": "Y", "notalone": "N", "notseenalone": "N",
        "childnotseenalone": "N",
    },
    ("Health", "CHECK"): {
        "initialhealthassessment": "IHA", "initial": "IHA", "reviewhealthassessment": "RHA", "review": "RHA",
        "healthassessment": "RHA", "annualhealthassessment": "RHA",
        "dentalcheck": "DENTAL", "dentalcheckup": "DENTAL", "dentist": "DENTAL",
    },
    ("Missing", "MISSING"): {
        "missing": "M", "missingfromcare": "M", "missingfromplacement": "M", "away": "A", "absent": "A",
        "awaywithoutauthorisation": "A", "awayfromplacementwithoutauthorisation": "A",
    },
    ("CareLeavers", "IN_TOUCH"): {
        "refuses": "REFU", "nolongerrequires": "NREQ", "returnedhome": "RHOM",
        "y": "YES", "true": "YES", "1": "YES", "n": "NO", "false": "NO", "0": "NO",
    },
}  # fmt: skip
"""By table and heading: words, as `alike` writes them, and the code that each means."""


def alike(text: object) -> str:
    """A heading or word as it is compared with these: letters and digits alone."""
    return re.sub(r"[^a-z0-9]+", "", str(text).lower())
