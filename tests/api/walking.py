"""Lists as a client walks them: by the links of their answers."""


def ids(answer):
    return [check["public_id"] for check in answer.json()["results"]]


def walk(client, url, back=False):
    """The ids of all pages from an address on; with `back`, as they are met on the way back from the last."""
    walked, answer = [], None
    while url:
        answer = client.get(url)
        assert answer.status_code == 200, answer.content
        walked += ids(answer)
        url = answer.json()["next"]
    if back:
        walked, url = ids(answer), answer.json()["previous"]
        while url:
            answer = client.get(url)
            walked = ids(answer) + walked
            url = answer.json()["previous"]
    return walked
