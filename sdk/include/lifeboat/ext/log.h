/* lifeboat.log/0: lines for the console's log. Never put secrets or user data into it. */
#ifndef LIFEBOAT_EXT_LOG_H
#define LIFEBOAT_EXT_LOG_H

#include "../plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

#define LB_EXT_LOG "lifeboat.log/0"

enum { LB_LOG_DEBUG = 0, LB_LOG_INFO = 1, LB_LOG_WARNING = 2, LB_LOG_ERROR = 3 };

typedef struct lb_log {
  uint32_t size;
  /* [any] One line of at most 1,000 bytes; longer is cut, control characters are replaced. */
  void (*write)(const lb_host *host, int32_t level, const char *message);
} lb_log;

#ifdef __cplusplus
}
#endif

#endif
