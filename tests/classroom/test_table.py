"""The table of what a class takes."""
from classroom import table

ROWS = [
    {'pupils': 1, 'in': 5, 'open': 8, 'ran': 10, 'memory': 512, 'training': 1, 'trained': 20, 'memory of all': 1024, 'work': 10,
     'seen': 50, 'taken': 50, 'load': 1},
    {'pupils': 20, 'in': 43, 'open': 46, 'ran': 48, 'memory': 4312, 'training': 10, 'trained': 58, 'memory of all': 8624,
     'work': 200, 'seen': 500, 'taken': 50, 'load': 3}]


def test_what_is_measured_stands_as_it_is_and_what_is_computed_is_marked():
    assert table.row(ROWS[0]) == '| 1 | 5 s | 8 s | 10 s | 0.5 GB | 1 | 20 s | 1.0 GB | 10 s |'
    assert table.row(table.computed(ROWS, 39)) == (
        '| 39 | ≈ 81 s | ≈ 84 s | ≈ 86 s | ≈ 7.9 GB | 19 | ≈ 96 s | ≈ 15.8 GB | ≈ 390 s |')


def test_the_table_goes_into_both_pages_each_in_its_language(tmp_path, monkeypatch):
    pages = {name: tmp_path / name for name in ('zh', 'en')}
    for page in pages.values():
        page.write_text(f'before\n{table.BEGIN}old{table.END}after\n', encoding='utf-8')
    monkeypatch.setattr(table, 'PAGES', pages)
    table.write(ROWS)
    for name, word in ('zh', '学生'), ('en', 'pupils'):
        text = pages[name].read_text(encoding='utf-8')
        assert text.startswith('before\n') and text.endswith('after\n') and 'old' not in text and f'| {word} |' in text


def test_a_single_row_can_be_shown_too():
    assert '| 30 | ≈ 5 s |' in table.text(ROWS[:1])
