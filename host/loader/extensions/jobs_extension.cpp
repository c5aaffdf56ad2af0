#include "host/loader/extensions/jobs_extension.hpp"

#include "host/base/text.hpp"
#include "host/loader/extensions/tool_host.hpp"
#include "host/loader/supervisor/job_mark.hpp"

namespace lifeboat::loader {

namespace {

using PluginWork = lb_status (*)(void* user, const lb_job_control* control);

jobs::JobControl& control_of(const lb_job_control* control) {
  return *static_cast<jobs::JobControl*>(control->data);
}

void set_progress(const lb_job_control* control, float fraction) { control_of(control).set_progress(fraction); }
bool is_cancelled(const lb_job_control* control) { return control_of(control).is_cancelled(); }

// An exception of the plug-in's that gets as far as this is caught by the job.
Status run_work(const std::string& tool_id, PluginWork work, void* user, jobs::JobControl& control) {
  const supervisor::JobMark mark(tool_id);
  const lb_job_control face{.size = sizeof(lb_job_control),
                            .data = &control,
                            .set_progress = set_progress,
                            .is_cancelled = is_cancelled};
  if (work(user, &face) != LB_OK) return lifeboat::fail(ErrorKind::io, tr("the job failed"));
  return {};
}

lb_status start(const lb_host* host, PluginWork work, void* user, lb_job* out) {
  ToolHost& tool = ToolHost::from(host);
  if (work == nullptr || out == nullptr) return tool.fail(LB_BAD_USE, "jobs.start: no work, or no place for the id");
  *out = 0;
  auto job = tool.jobs().start([id = tool.tool_id(), work, user](jobs::JobControl& control) {
    return run_work(id, work, user, control);
  });
  if (!job) return tool.fail(job.error());
  *out = *job;
  return LB_OK;
}

std::int32_t state(const lb_host* host, lb_job job) {
  return static_cast<std::int32_t>(ToolHost::from(host).jobs().state(job));
}
float progress(const lb_host* host, lb_job job) { return ToolHost::from(host).jobs().progress(job); }
void cancel(const lb_host* host, lb_job job) { ToolHost::from(host).jobs().cancel(job); }
void release(const lb_host* host, lb_job job) { ToolHost::from(host).jobs().release(job); }

constexpr lb_jobs k_table{.size = sizeof(lb_jobs),
                          .start = start,
                          .state = state,
                          .progress = progress,
                          .cancel = cancel,
                          .release = release};

}  // namespace

const lb_jobs* jobs_extension() { return &k_table; }

}  // namespace lifeboat::loader
