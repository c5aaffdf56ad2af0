#include "plugins/regedit/model/importer.hpp"

#include <filesystem>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/import_edit.hpp"
#include "plugins/regedit/model/regfile/reg_read.hpp"
#include "plugins/regedit/model/registry_edit.hpp"
#include "plugins/regedit/model/target_file.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {

using sdk::tr;

// Written by the job, read after its end.
struct ImportInbox {
  sdk::UniqueFd copy;  // of a file on the Windows being repaired; closed: the file is this machine's
  RegFile file;
};

namespace {

// [job] A pipe or a device could keep the job waiting for ever.
RegFile read_plain_file(const std::string& path, const sdk::JobControl& control) {
  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    throw sdk::Failed({LB_REFUSED, words(tr("cannot import %1: it is not a plain file"), {path})});
  }
  return read_reg_file(path, [&] { return control.is_cancelled(); });
}

}  // namespace

void Importer::start(const std::string& file) {
  path_ = file;
  rows_.clear();
  preview_.reset();
  file_.clear();
  state_ = State::reading;
  try {
    if (const auto started = try_start(); !started) fail(started.failure().message);
  } catch (const sdk::Failed& failed) {
    fail(failed.what());
  }
}

sdk::Outcome<void> Importer::try_start() {
  const bool is_copied = is_on_target(path_);
  if (!is_copied && !path_.starts_with('/')) {
    return sdk::Failure{LB_BAD_USE, tr("Type the whole path of the file, from / or from a drive's letter.")};
  }
  job_.reset();
  inbox_ = std::make_shared<ImportInbox>();
  if (is_copied) inbox_->copy = copy_from_target(host_, path_);
  auto job = sdk::Job::start(host_, [inbox = inbox_, path = path_](const sdk::JobControl& control) {
    const auto is_cancelled = [&] { return control.is_cancelled(); };
    inbox->file = inbox->copy.is_open() ? read_reg_file(inbox->copy, path, is_cancelled)
                                        : read_plain_file(path, control);
  });
  if (!job) return job.failure();
  job_.emplace(std::move(job).value());
  return {};
}

void Importer::stop() {
  if (job_) return job_->cancel();
  if (state_ == State::comparing) state_ = State::cancelled;
  else state_ = State::idle;
  preview_.reset();
  rows_ = {};
  file_ = {};
}

void Importer::refresh() {
  if (job_ && job_->state() != LB_JOB_RUNNING) {
    const std::int32_t ended = job_->state();
    if (ended == LB_JOB_FAILED) fail(job_->failure());
    if (ended == LB_JOB_CANCELLED) state_ = State::cancelled;
    job_.reset();
    if (ended == LB_JOB_DONE) {
      file_ = std::move(inbox_->file);
      begin_comparing();
    }
  }
  const bool is_stale = compared_revision_ != registry_.revision();
  if (is_stale && (state_ == State::comparing || state_ == State::ready)) begin_comparing();
  if (state_ == State::comparing && waits_for_.empty()) compare_some();
}

void Importer::begin_comparing() {
  state_ = State::comparing;
  waits_for_.clear();
  rows_.clear();
  counts_ = {};
  next_key_ = 0;
  preview_.emplace(registry_);
  compared_revision_ = registry_.revision();
}

void Importer::compare_some() {
  const ImportPaths paths(registry_, false, "");
  const std::size_t end = rows_.size() + k_lines_per_frame;
  try {
    for (; next_key_ < file_.size() && rows_.size() < end; ++next_key_) {
      const RegKey& key = file_[next_key_];
      import_key(*preview_, key, paths, [&](const PlanLine& line) {
        const auto value = line.value != nullptr ? static_cast<std::uint32_t>(line.value - key.values.data())
                                                 : ImportRow::k_no_value;
        rows_.push_back({static_cast<std::uint32_t>(next_key_), value, line.effect});
        ++counts_[static_cast<std::size_t>(line.effect)];
      });
    }
  } catch (const sdk::Failed& failed) {
    if (failed.status() != LB_BUSY) return fail(words(tr("cannot import %1: %2"), {path_, failed.what()}));
    waits_for_ = failed.what();  // `refresh` begins anew when it is there
    return;
  }
  if (next_key_ < file_.size()) return host_.request_frame();
  preview_.reset();
  state_ = State::ready;
}

void Importer::apply() {
  if (state_ != State::ready) return;
  const bool can_undo = host_.find_extension<lb_hives>(LB_EXT_HIVES) != nullptr;
  const std::uint32_t before = can_undo ? sdk::Hives(host_).change_count() : 0;
  state_ = State::done;
  try {
    apply_in_group();
  } catch (const sdk::Failed& failed) {
    fail(words(tr("cannot import %1: %2"), {path_, failed.what()}));
    if (can_undo) take_back(before);
  }
}

void Importer::apply_in_group() {
  counts_ = {};
  const EditGroup group(registry_, words(tr("Import of %1"), {path_}));
  apply_reg_file(registry_, file_, ImportPaths(registry_, false, ""), [this](const PlanLine& line) {
    ++counts_[static_cast<std::size_t>(line.effect)];
  });
}

// The journal tells whether there is anything of ours to undo: without it, undo would take back somebody's last edit.
void Importer::take_back(std::uint32_t changes_before) {
  sdk::Hives hives(host_);
  if (hives.change_count() == changes_before) return;
  if (const auto undone = hives.undo(); !undone) failure_ += ' ' + undone.failure().message;
}

void Importer::fail(const std::string& why) {
  state_ = State::failed;
  failure_ = why;
  preview_.reset();
  rows_ = {};
}

const RegValue* Importer::value_of(const ImportRow& row) const {
  return row.value == ImportRow::k_no_value ? nullptr : &file_[row.key].values[row.value];
}

std::string Importer::counted(const char* sentence) const {
  const auto number = [this](Effect effect) { return std::to_string(count(effect)); };
  return words(sentence, {number(Effect::created), number(Effect::changed), number(Effect::deleted),
                          number(Effect::unchanged)});
}

std::string Importer::summary() const {
  switch (state_) {
    case State::idle: return {};
    case State::reading: return tr("Reading the file…");
    case State::comparing:
      if (!waits_for_.empty()) return words(tr("Waiting: %1. The comparison begins then."), {waits_for_});
      return words(tr("Comparing with the registry… lines so far: %1."), {std::to_string(rows_.size())});
    case State::cancelled: return tr("Cancelled. Nothing was changed.");
    case State::failed: return failure_;
    case State::ready:
      if (!has_effect()) return tr("All of it is in the registry already; there is nothing to import.");
      return counted(tr("It would create %1, change %2 and delete %3; %4 stay as they are."));
    case State::done: break;
  }
  return counted(tr("Imported: created %1, changed %2, deleted %3, unchanged %4. Nothing is written to the disk until "
                    "you save."));
}

const char* effect_name(Effect effect) {
  switch (effect) {
    case Effect::created: return tr("Created");
    case Effect::changed: return tr("Changed");
    case Effect::deleted: return tr("Deleted");
    case Effect::unchanged: break;
  }
  return tr("Unchanged");
}

}  // namespace lifeboat::regedit
