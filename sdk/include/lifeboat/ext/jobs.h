/* lifeboat.jobs/0: work off the UI thread, with progress and cancel. */
#ifndef LIFEBOAT_EXT_JOBS_H
#define LIFEBOAT_EXT_JOBS_H

#include "../plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

#define LB_EXT_JOBS "lifeboat.jobs/0"

typedef uint64_t lb_job; /* 0: none */

enum { LB_JOB_RUNNING = 0, LB_JOB_DONE = 1, LB_JOB_FAILED = 2, LB_JOB_CANCELLED = 3 };

typedef struct lb_job_control {
  uint32_t size;
  void *data;
  /* [job] 0 to 1, or negative where the end is unknown. Asks for a frame at most 20 times a second. */
  void (*set_progress)(const struct lb_job_control *control, float fraction);
  /* [job] Ask often; return LB_OK soon after true. */
  bool (*is_cancelled)(const struct lb_job_control *control);
} lb_job_control;

typedef struct lb_jobs {
  uint32_t size;
  /* [ui] Runs `work(user, control)` on a thread of the host; at most 16 jobs per tool. `user` stays the caller's
   * and must outlive the job. LB_OK from `work` means done, anything else failed. */
  lb_status (*start)(const lb_host *host, lb_status (*work)(void *user, const lb_job_control *control), void *user,
                     lb_job *out);
  /* [ui] */
  int32_t (*state)(const lb_host *host, lb_job job);
  float (*progress)(const lb_host *host, lb_job job);
  void (*cancel)(const lb_host *host, lb_job job);
  /* [ui] Cancels, waits for the end and forgets the job. The host does so itself before `destroy`'s end. */
  void (*release)(const lb_host *host, lb_job job);
} lb_jobs;

#ifdef __cplusplus
}
#endif

#endif
