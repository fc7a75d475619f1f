"""Where Python runs in the browser a pupil hands in as in JupyterLab: the download arrives."""
import pytest

from common import handed
from tests.helpers.browser import run_all
from tests.helpers.site import answered, new_page, open_lesson
from tests.lab.test_lab_hand_in import handed_in


@pytest.mark.usefixtures('numpy')
def test_the_download_arrives_from_the_web_edition(context, server):
    page = new_page(context, server.address)
    open_lesson(page, server.address, 'en/00')
    answered(page, "from common import memory; memory.keep('01-3', True, answers={'': '2.2'})")
    run_all(page)
    sheet = handed.unpack(handed_in(page, 'Li Lei', 'hand-in-Li_Lei.json'))
    assert sheet.name == 'Li Lei' and sheet.exercises['01-3'].passed and not page.complaints
