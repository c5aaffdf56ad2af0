/* The screen channel: what the host and a server of the screen (lifeboat-net) say to each other on an AF_UNIX
 * SOCK_SEQPACKET socket. One packet is one record; each record has a fixed size and begins with lb_record_head. Both
 * ends are on one machine, so numbers are in its own byte order.
 *
 * The server holds no rights: the host checks every field of what comes, and ends the session at the first record that
 * breaks a rule. The server never sees the host's memory but the picture, which is handed over for reading only.
 *
 * Host to server: PICTURE first, after each change of size, when a session is allowed and when it is over; DAMAGE after
 * each frame that changed something, CURSOR, DECISION. Server to host: REQUEST, INPUT, RELEASE_ALL, LOST, RESUMED, ENDED, STATUS.
 *
 * A session: REQUEST -> (the person is asked) -> DECISION allowed or refused -> INPUT … -> ENDED from the server or
 * DECISION ended from the host. LOST: the link broke, held keys are released, nobody drives; RESUMED or ENDED follows.
 * At most one session at a time. Before the person's yes and after the end the picture is a black one, of the right
 * size, without DAMAGE: who is not let in sees nothing. After DECISION ended the server answers ENDED within a second,
 * or the host closes the channel. `input_id` begins anew with each session and after RESUMED.
 */
#ifndef LIFEBOAT_SCREEN_CHANNEL_H
#define LIFEBOAT_SCREEN_CHANNEL_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define LB_SCREEN_TILE_PX 64
#define LB_SCREEN_MAX_SIDE_PX 8192
/* One bit a tile, row by row, ceil(width / 64) tiles a row: bit (i % 8) of byte (i / 8). */
#define LB_SCREEN_TILE_BYTES (LB_SCREEN_MAX_SIDE_PX / LB_SCREEN_TILE_PX * LB_SCREEN_MAX_SIDE_PX / LB_SCREEN_TILE_PX / 8)

enum {
  /* host to server */
  LB_RECORD_PICTURE = 1, /* with the picture's memfd as SCM_RIGHTS */
  LB_RECORD_DAMAGE = 2,
  LB_RECORD_CURSOR = 3,
  LB_RECORD_DECISION = 4,
  /* server to host */
  LB_RECORD_REQUEST = 64,
  LB_RECORD_INPUT = 65,
  LB_RECORD_RELEASE_ALL = 66, /* lb_record_session */
  LB_RECORD_LOST = 67,        /* lb_record_session */
  LB_RECORD_RESUMED = 68,     /* lb_record_request: the address may be another now */
  LB_RECORD_ENDED = 69,       /* lb_record_session */
  LB_RECORD_STATUS = 70,
};

typedef struct lb_record_head {
  uint32_t type;
  uint32_t size; /* of the whole record */
} lb_record_head;

/* 32 bits a pixel, blue in the lowest byte, top row first. Complete frames only: what is drawn is copied here tile by
 * tile, so a reader sees at worst a tile of the next frame, and the DAMAGE that names it follows. */
typedef struct lb_record_picture {
  lb_record_head head;
  uint32_t width, height, stride_bytes;
  uint32_t scale_percent; /* how much larger than an ordinary display's everything is drawn */
} lb_record_picture;

typedef struct lb_record_damage {
  lb_record_head head;
  uint64_t sequence;    /* of the frame; grows */
  uint64_t input_id;    /* the last INPUT that had been taken when the frame was drawn; 0: none */
  uint64_t drawn_at_us; /* CLOCK_MONOTONIC */
  uint8_t tiles[LB_SCREEN_TILE_BYTES];
} lb_record_damage;

enum { LB_CURSOR_ARROW = 0, LB_CURSOR_TEXT = 1, LB_CURSOR_HAND = 2, LB_CURSOR_RESIZE_HORIZONTAL = 3 };

typedef struct lb_record_cursor {
  lb_record_head head;
  uint32_t shape;
} lb_record_cursor;

enum {
  LB_DECISION_ALLOWED = 1,
  LB_DECISION_REFUSED = 2,   /* the person said no, or did not answer in time */
  LB_DECISION_ENDED = 3,     /* the person ended the session, or the tool was closed */
};

typedef struct lb_record_decision {
  lb_record_head head;
  uint32_t session;
  uint32_t decision;
} lb_record_decision;

#define LB_MAX_NAME_BYTES 64

typedef struct lb_record_request {
  lb_record_head head;
  uint32_t session;                 /* chosen by the server, not 0, new for each session */
  char name[LB_MAX_NAME_BYTES + 8]; /* who the viewer says it is; UTF-8, NUL-terminated; "" when it does not say */
  char address[56];                 /* "10.5.14.52", "2001:db8::7"; NUL-terminated */
} lb_record_request;

typedef struct lb_record_session {
  lb_record_head head;
  uint32_t session;
  uint32_t reserved; /* 0 */
} lb_record_session;

enum {
  LB_INPUT_POINTER = 1,
  LB_INPUT_BUTTON = 2,
  LB_INPUT_WHEEL = 3,
  LB_INPUT_KEY = 4,
  LB_INPUT_TEXT = 5,
};

#define LB_MAX_INPUT_TEXT_BYTES 64

typedef struct lb_record_input {
  lb_record_head head;
  uint64_t input_id; /* grows by one */
  uint32_t session;
  uint32_t kind;
  int32_t x, y;                           /* POINTER: pixels within the picture; WHEEL: 1/120 steps, right and up */
  uint16_t usage;                         /* KEY: USB HID usage of page 7, 4 to 231 */
  uint8_t modifiers;                      /* KEY: 1 control, 2 shift, 4 alt, 8 super */
  uint8_t button;                         /* BUTTON: 0 left, 1 right, 2 middle */
  uint8_t is_down;                        /* KEY, BUTTON: 0 or 1 */
  uint8_t reserved[3];                    /* 0 */
  char text[LB_MAX_INPUT_TEXT_BYTES + 8]; /* TEXT: UTF-8 without control characters, NUL-terminated */
} lb_record_input;

/* What the banner tells of how the picture travels. */
typedef struct lb_record_status {
  lb_record_head head;
  char encoder[32]; /* "openh264"; NUL-terminated */
} lb_record_status;

#ifdef __cplusplus
}
#endif

#endif
