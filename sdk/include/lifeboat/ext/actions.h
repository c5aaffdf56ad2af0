/* lifeboat.actions/0, offered by a plug-in: `lifeboat <command> <action> …` without a screen.
 *
 * The host takes --target, --system, --hive and --json out of the arguments, opens the target, and hands out the
 * rest; `--` and what follows it as it stands, so that an argument may begin with hyphens. With --hive FILE the registry
 * extension's top is that hive's root: paths are relative to it. */
#ifndef LIFEBOAT_EXT_ACTIONS_H
#define LIFEBOAT_EXT_ACTIONS_H

#include "../plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

#define LB_EXT_ACTIONS "lifeboat.actions/0"

typedef struct lb_action_call {
  uint32_t size;
  const lb_host *host;   /* for extensions: log, target, registry */
  uint32_t argument_count;
  const char *const *arguments; /* after the action's name */
  bool wants_json;
  void *data;
  /* Writes bytes to standard output (1) or standard error (2). */
  void (*write)(const struct lb_action_call *call, int32_t stream, const char *data, size_t size_bytes);
} lb_action_call;

typedef struct lb_action {
  const char *name;    /* "query" */
  const char *usage;   /* "KEY [VALUE]" */
  const char *summary; /* message id: a line; more lines are shown by `<action> --help` */
  /* The exit code: 0 done, 1 not found, 2 bad use, 3 damaged or refused; others as the
   * action says. Runs on the main thread. */
  lb_status (*run)(const lb_action_call *call);
} lb_action;

typedef struct lb_actions {
  uint32_t size;
  const char *command;              /* "regedit": `lifeboat regedit query` */
  const char *const *extensions;    /* what actions may get from the host, NULL at the end */
  uint32_t action_count;
  const lb_action *actions;
} lb_actions;

#ifdef __cplusplus
}
#endif

#endif
