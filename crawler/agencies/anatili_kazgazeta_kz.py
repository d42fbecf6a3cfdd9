"""Ана тілі, a weekly, at anatili.kazgazeta.kz: /news/<id>, in Latin letters with ?ln=lat."""

from crawler.bases.kazgazeta import Kazgazeta


class AnatiliKazgazetaKz(Kazgazeta):
    """The spider of Ана тілі."""

    name = "anatili_kazgazeta_kz"
    agency_name = "Ана тілі"
    base = "https://anatili.kazgazeta.kz"
    evidence = Kazgazeta.shared_evidence
