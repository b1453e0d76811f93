from acme_units import main


def test_main(capsys):
    main()
    assert capsys.readouterr().out == "mm\n"
