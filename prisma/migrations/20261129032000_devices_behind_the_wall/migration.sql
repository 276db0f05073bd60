-- What a person is told on is that person's alone: docs/decisions/0030.
SELECT wall_behind('push_device'), wall_own('push_device', true);
