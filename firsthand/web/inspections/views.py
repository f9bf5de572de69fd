from django.http import HttpResponse


def x(r, **k):
    return HttpResponse("x")


all_authorities = page = harm = all_sources = x
