/* lifeboat.state/0, offered by a plug-in: what an open tool holds that is worth keeping when the host must close it. It does
 * when a technician leaves and the tool is his alone: nobody is there to ask. The host keeps the bytes as they are, in
 * memory, and gives them back at the technician's next opening of the tool.
 */
#ifndef LIFEBOAT_EXT_STATE_H
#define LIFEBOAT_EXT_STATE_H

#include "../plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

#define LB_EXT_STATE "lifeboat.state/0"
/* Where somebody was and what he typed, not what he opened. */
#define LB_MAX_STATE_BYTES (64u << 10)

typedef struct lb_state {
  uint32_t size;
  /* [ui] Writes the state of `tool` to `out`, which has room for `capacity` bytes (LB_MAX_STATE_BYTES), and returns how
   * many there are; 0: there is nothing to keep, or it does not fit. */
  size_t (*save)(lb_tool *tool, uint8_t *out, size_t capacity);
  /* [ui] Called once after `create`, before the first `frame`, with what `save` gave, perhaps of an earlier version of the
   * plug-in. The tool takes of it what it can; failure is not worth a word. The bytes are the host's. */
  void (*restore)(lb_tool *tool, const uint8_t *data, size_t size_bytes);
} lb_state;

#ifdef __cplusplus
}
#endif

#endif
