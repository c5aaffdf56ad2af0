/* lifeboat.settings/0: what the administrator who built the image has decided. Reading only; the settings do not change
 * while the console runs. */
#ifndef LIFEBOAT_EXT_SETTINGS_H
#define LIFEBOAT_EXT_SETTINGS_H

#include "../plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

#define LB_EXT_SETTINGS "lifeboat.settings/0"

/* The console's own word, whatever the file says: "true" when it runs as the recovery environment itself (--live), so that
 * tools may change this computer. */
#define LB_SETTING_IS_LIVE "console.is_live"

typedef struct lb_settings {
  uint32_t size;
  /* [any] The setting of that dotted name ("remote.port"), or NULL when it is not set. Numbers in decimal, booleans as
   * "true" and "false", lists with '\n' between their items. Lasts as long as the tool. */
  const char *(*get)(const lb_host *host, const char *key);
} lb_settings;

#ifdef __cplusplus
}
#endif

#endif
