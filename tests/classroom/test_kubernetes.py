"""Values for the chart and the image for pods: they agree with the chart, with each other and with the class on one machine."""
import asyncio
import json
import os
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from jsonschema import Draft7Validator
from traitlets.config import Config

from classroom import links

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / 'classroom' / 'kubernetes'
VALUES = yaml.safe_load((FOLDER / 'values.yaml').read_text(encoding='utf-8'))
IMAGE = (FOLDER / 'Dockerfile').read_text(encoding='utf-8')


def variables():
    """What the last ENV of the image sets."""
    return dict(re.findall(r'(\w+)=(\S*)', IMAGE.rpartition('\nENV ')[2].partition('\n\n')[0]))


def laid_over(defaults, values):
    """What helm makes of the chart's own values and ours."""
    if not isinstance(defaults, dict) or not isinstance(values, dict):
        return values
    return {**defaults, **{name: laid_over(defaults.get(name), value) for name, value in values.items()}}


def test_the_values_are_those_that_the_chart_knows():
    """$Z2JH_CHART names the chart's folder: the one with values.schema.yaml, in a clone of zero-to-jupyterhub-k8s."""
    chart = os.environ.get('Z2JH_CHART')
    if not chart:
        pytest.skip('$Z2JH_CHART does not name a folder with the chart of Zero to JupyterHub')
    defaults, schema = (yaml.safe_load((Path(chart) / f'values.{kind}').read_text(encoding='utf-8'))
                        for kind in ('yaml', 'schema.yaml'))
    validator = Draft7Validator(schema)
    assert [error.message for error in validator.iter_errors(laid_over(defaults, VALUES))] == []
    mistyped = laid_over(defaults, {'singleuser': {'memmory': {}}, 'cull': {'timeout': 'soon'}})
    assert len([*validator.iter_errors(mistyped)]) == 2


def test_a_pod_and_an_account_have_the_same_surroundings(hub):
    there, here = variables(), hub().Spawner.environment
    assert there.pop('PYTHONPATH') == ''
    assert here.pop('JUPYTER_RUNTIME_DIR'), 'for the sockets of kernels; a pod has ports of its own'
    for name in there:
        place = there[name].replace('/opt/lessons', str(ROOT)).replace('/opt/class', '')
        assert here[name].endswith(place), name
    assert there.keys() == here.keys()


def test_the_image_is_made_of_what_is_here():
    assert 'COPY requirements-classroom.lock .' in IMAGE and '--require-hashes' in IMAGE
    assert (ROOT / 'requirements-classroom.lock').is_file()
    assert IMAGE.index('USER jovyan') > IMAGE.rindex('RUN '), 'pupils own nothing in the image'
    ignored = (FOLDER / 'Dockerfile.dockerignore').read_text(encoding='utf-8').splitlines()
    assert {'.git', '.venv', 'my'} <= {*ignored}


def test_the_first_page_brings_the_lessons_and_opens_one_that_is_there():
    parts = urlsplit(VALUES['singleuser']['defaultUrl'])
    asked = {name: found[0] for name, found in parse_qs(parts.query).items()}
    assert parts.path == '/git-pull' and asked['targetpath'] == links.FOLDER
    folder, language, name = asked['urlpath'].removeprefix('lab/tree/lessons/').split('/')
    assert folder == 'my' and (ROOT / 'notebooks' / language / name).is_file()


def test_servers_live_twice_as_long_as_kernels_there_too():
    assert VALUES['cull']['timeout'] == 120 * float(VALUES['singleuser']['extraEnv']['CLASSROOM_IDLE'])


@pytest.mark.parametrize('let_in', [False, True])
def test_a_pupil_comes_in_as_soon_as_the_teacher_has_let_them_in(let_in):
    gates = pytest.importorskip('nativeauthenticator')
    from jupyterhub.orm import new_session_factory
    told = VALUES['hub']['config']
    gate = gates.NativeAuthenticator(db=new_session_factory('sqlite://')(), config=Config(told))
    form = {'username': 'li_na', 'password': 'seven apples'}
    gate.create_user(*form.values()).is_authorized = let_in
    assert bool(asyncio.run(gate.get_authenticated_user(None, form))) == let_in


def test_what_the_hub_is_told_is_known_to_its_authenticator():
    told = VALUES['hub']['config']
    known = pytest.importorskip('nativeauthenticator').NativeAuthenticator.class_trait_names(config=True)
    assert set(told['NativeAuthenticator']) | set(told['Authenticator']) <= set(known)
    assert json.dumps(VALUES).count('TEACHER') == 2
