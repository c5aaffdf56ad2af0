#include "host/registry/offline/hive_slot.hpp"

#include <fmt/format.h>

#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::registry {

HiveSlot::HiveSlot(HiveFile file, HivePlace place) : file_(std::move(file)), place_(std::move(place)) {}

HiveSlot::HiveSlot(std::string file_path, HivePlace place, Error reason)
    : file_{nullptr, std::move(file_path)}, place_(std::move(place)), error_(std::move(reason)) {}

Result<Hive*> HiveSlot::hive() {
  if (!hive_ && !error_ && !reading_) start_reading();
  if (hive_) return &*hive_;
  if (error_) return tl::unexpected<Error>(*error_);
  return fail(ErrorKind::busy, fmt::format(fmt::runtime(tr("{} is still being read")), title()));
}

void HiveSlot::start_reading() {
  const Soundness wanted = background_.is_at_once() ? Soundness::unchecked : Soundness::checked;
  auto read = std::make_shared<std::optional<Result<ReadHive>>>();
  reading_ = background_.run(
      [read, file = file_, wanted](jobs::JobControl& control) -> Status {
        *read = read_hive(file, wanted, control);
        return {};
      },
      [this, read](const Status& ended) {
        take(*read ? std::move(**read) : Result<ReadHive>(tl::unexpected<Error>(ended.error())));
      });
}

void HiveSlot::take(Result<ReadHive> read) {
  if (!read) {
    error_ = std::move(read.error());
    return;
  }
  hive_.emplace(std::move(read->hive));
  outlook_ = std::move(read->outlook);
  logs_ = std::move(read->logs);
}

void HiveSlot::forget() {
  if (file_.volume == nullptr) return;
  hive_.reset();
  error_.reset();
  reading_.reset();
  outlook_ = {};
  logs_ = {};
}

bool HiveSlot::can_replay() const { return outlook_.is_possible && !is_replayed(); }

bool HiveSlot::is_replayed() const { return outlook_.is_possible && hive_->state() == HiveState::clean; }

Status HiveSlot::replay() {
  auto open = hive();
  if (!open) return tl::unexpected<Error>(open.error());
  return (*open)->replay(logs_);
}

Status HiveSlot::looks_editable() {
  auto open = hive();
  if (!open) return tl::unexpected<Error>(open.error());
  if (can_replay()) {
    return fail(ErrorKind::refused,
                fmt::format(fmt::runtime(tr("Windows did not finish writing {}. Let its logs be replayed first: they "
                                            "hold {} later changes, and editing now would lose them.")),
                            title(), outlook_.entries));
  }
  return (*open)->looks_editable();
}

Result<Hive*> HiveSlot::editable_hive() {
  if (auto known = looks_editable(); !known) return tl::unexpected<Error>(known.error());
  if (auto editable = hive_->is_editable(); !editable) return tl::unexpected<Error>(editable.error());
  return &*hive_;
}

std::vector<std::string> HiveSlot::problems() {
  auto open = hive();
  if (!open) return {open.error().message};
  std::vector<std::string> problems = (*open)->opening_problems();
  if (std::string unfinished = unfinished_write(); !unfinished.empty()) problems.push_back(std::move(unfinished));
  if (can_replay()) return problems;
  if (auto editable = (*open)->looks_editable(); !editable) problems.push_back(editable.error().message);
  return problems;
}

std::string HiveSlot::unfinished_write() const {
  if (can_replay()) {
    return fmt::format(fmt::runtime(tr("Windows did not finish writing it; its logs hold {} later changes and can be "
                                       "replayed")),
                       outlook_.entries);
  }
  if (!outlook_.is_needed || outlook_.is_possible) return {};
  return fmt::format(fmt::runtime(tr("Windows did not finish writing it, and its logs are of no use ({}): the latest "
                                     "changes may be missing")),
                     outlook_.why_not);
}

std::string HiveSlot::title() const {
  return place_.mount_point.empty() ? file_.name() : join_path(place_.mount_point);
}

bool HiveSlot::is_file(const HiveFile& file) const {
  return file_.volume == file.volume && is_same_name(file_.path, file.path);
}

}  // namespace lifeboat::registry
