#include "plugins/regedit/model/exporter.hpp"

#include <filesystem>
#include <mutex>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/export_walk.hpp"
#include "plugins/regedit/model/frame_pacer.hpp"
#include "plugins/regedit/model/output_file.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {

using sdk::tr;

struct ExportInbox {
  std::mutex mutex;
  ExportNews news;

  // `change` is called with the news, under the lock. [job]
  template <class Change>
  void tell(Change change) {
    const std::lock_guard lock(mutex);
    change(news);
  }
};

namespace {

// [job]
class JobExport final : public ExportVisitor {
 public:
  JobExport(RegWriter& writer, ExportInbox& inbox, const sdk::JobControl& control, sdk::Host host)
      : ExportVisitor(writer, "", true, [this](const std::string& what) { leave_out(what); }), inbox_(inbox),
        control_(control), pacer_(host) {}

  std::int32_t key(const lb_walk_key& key) override {
    if (control_.is_cancelled()) return LB_WALK_END;
    inbox_.tell([](ExportNews& news) { ++news.key_count; });
    pacer_.tell();
    return ExportVisitor::key(key);
  }
  std::int32_t value(const lb_walk_value& value) override {
    return control_.is_cancelled() ? std::int32_t{LB_WALK_END} : ExportVisitor::value(value);
  }

 private:
  void leave_out(const std::string& what) {
    inbox_.tell([&](ExportNews& news) {
      if (++news.left_out_count <= Exporter::k_told_limit) news.left_out.push_back(what);
    });
  }

  ExportInbox& inbox_;
  const sdk::JobControl& control_;
  FramePacer pacer_;
};

// [job]
void write_file(const std::string& path, const sdk::Snapshot& snapshot, ExportInbox& inbox,
                const sdk::JobControl& control, sdk::Host host) {
  OutputFile file(path);
  RegWriter writer([&](std::string_view bytes) { file.write(bytes); });
  JobExport visitor(writer, inbox, control, host);
  snapshot.walk(LB_WALK_DATA, visitor).value();
  if (control.is_cancelled()) return;
  writer.finish();
  file.commit();
  inbox.tell([](ExportNews& news) { news.is_written = true; });
}

bool is_there(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(std::filesystem::symlink_status(path, ignored));
}

}  // namespace

bool Exporter::is_offered() const {
  return host_.find_extension<lb_jobs>(LB_EXT_JOBS) != nullptr &&
         host_.find_extension<lb_snapshots>(LB_EXT_SNAPSHOT) != nullptr;
}

void Exporter::start(const ExportRequest& request) {
  request_ = request;
  told_ = {};
  tried_revision_ = registry_.revision();
  const auto started = try_start();
  state_ = started ? State::running : started.failure().is_busy() ? State::waiting : State::failed;
  failure_ = started ? std::string() : started.failure().message;
}

void Exporter::replace() {
  if (state_ != State::asking) return;
  request_.may_replace = true;
  start(ExportRequest(request_));
}

sdk::Outcome<void> Exporter::try_start() {
  if (!request_.file.starts_with('/')) return sdk::Failure{LB_BAD_USE, tr("Type the whole path of the file, from /.")};
  auto key = registry_.open(request_.key);
  if (!key) return key.failure();
  auto snapshot = sdk::Snapshot::take(host_, key.value());
  if (!snapshot) return snapshot.failure();
  job_.reset();
  inbox_ = std::make_shared<ExportInbox>();
  const auto taken = std::make_shared<sdk::Snapshot>(std::move(snapshot).value());
  auto job = sdk::Job::start(host_, [taken, inbox = inbox_, host = host_, file = request_.file,
                                     may_replace = request_.may_replace](const sdk::JobControl& control) {
    if (may_replace || !is_there(file)) write_file(file, *taken, *inbox, control, host);
    else inbox->tell([](ExportNews& news) { news.is_there = true; });
  });
  if (!job) return job.failure();
  job_.emplace(std::move(job).value());
  return {};
}

void Exporter::stop() {
  if (job_) job_->cancel();
  else state_ = state_ == State::waiting ? State::cancelled : State::idle;
}

void Exporter::refresh() {
  if (state_ == State::waiting && tried_revision_ != registry_.revision()) start(ExportRequest(request_));
  if (!job_) return;
  const std::int32_t state = job_->state();
  inbox_->tell([&](const ExportNews& news) { told_ = news; });
  if (state == LB_JOB_RUNNING) return;
  if (state == LB_JOB_FAILED) failure_ = job_->failure();
  job_.reset();
  if (told_.is_written) state_ = State::done;  // also when a wish to cancel came too late
  else if (told_.is_there) state_ = State::asking;
  else state_ = state == LB_JOB_CANCELLED ? State::cancelled : State::failed;
}

std::string Exporter::summary() const {
  const std::string keys = std::to_string(told_.key_count);
  switch (state_) {
    case State::idle: return {};
    case State::waiting: return words(tr("Waiting: %1. The export begins then."), {failure_});
    case State::running: return words(tr("Writing… keys so far: %1."), {keys});
    case State::asking: return words(tr("There is a file %1 already."), {request_.file});
    case State::cancelled: return tr("Cancelled. No file was written.");
    case State::failed: return failure_;
    case State::done: break;
  }
  std::string out = words(tr("Written to %1, keys: %2."), {request_.file, keys});
  if (told_.left_out_count == 0) return out;
  return out + ' ' + words(sdk::tr_count("%1 thing could not be exported:", "%1 things could not be exported:",
                                         told_.left_out_count),
                           {std::to_string(told_.left_out_count)});
}

}  // namespace lifeboat::regedit
