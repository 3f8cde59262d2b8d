"""The wing that asks for labels: by keys on a screen, by lines, or by JSON lines; its one door is `asking`."""
