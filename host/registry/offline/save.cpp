#include "host/registry/offline/save.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <span>
#include <utility>

#include "host/base/text.hpp"
#include "host/target/hive_file.hpp"

namespace lifeboat::registry {
namespace {

// The hive with its logs; a log that is not there needs no backup.
Status back_up_hive(target::WriteSession& session, const std::string& file_path, SaveReport& report) {
  for (const char* suffix : {"", ".LOG1", ".LOG2", ".LOG"}) {
    auto where = session.back_up(file_path + suffix);
    if (where) {
      report.backups.push_back(std::move(*where));
    } else if (*suffix == '\0' || where.error().kind != ErrorKind::not_found) {
      return with_context(tr("the backup failed, nothing was changed"), where.error());
    }
  }
  return {};
}

std::vector<PlannedChange> plan_of(const OfflineRegistry& registry, HiveSlot& slot) {
  auto plan = plan_changes(registry.journal(), slot);
  if (!plan.empty() || !registry.needs_save(slot)) return plan;
  return {{slot.title(), tr("Finish the save that failed before"), {}}};
}

// What is about to change lies beside the copies of what was, for whoever asks later.
Status leave_journal(target::WriteSession& session, const OfflineRegistry& registry, HiveSlot& slot) {
  const std::string heading = slot.title() + " (" + slot.file_path() + ")\r\n";
  auto left = session.leave_note("journal.txt", heading + plan_as_text(plan_of(registry, slot)));
  if (left) return left;
  return with_context(tr("the backup failed, nothing was changed"), std::move(left.error()));
}

Status commit_hive(target::WriteSession& session, HiveSlot& slot, LogFormat format) {
  auto hive = slot.hive();
  if (!hive) return tl::unexpected<Error>(hive.error());
  auto primary = session.open_file(slot.file_path(), false);
  if (!primary) return tl::unexpected<Error>(primary.error());
  auto log1 = session.open_file(slot.file_path() + ".LOG1", true);
  if (!log1) return tl::unexpected<Error>(log1.error());
  return commit(**hive, **primary, **log1, format);
}

// The file read again through the read-only volume must begin with what memory holds, and be a valid hive.
Status verify_saved(HiveSlot& slot) {
  auto hive = slot.hive();
  if (!hive) return tl::unexpected<Error>(hive.error());
  auto bytes = slot.volume().read_file(slot.file_path(), target::k_hive_limit_bytes);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  const auto expected = (*hive)->bytes();
  if (!std::ranges::equal(std::span(*bytes).first(std::min(bytes->size(), expected.size())), expected)) {
    return fail(ErrorKind::io, tr("what was read back is not what was written"));
  }
  auto reopened = Hive::open(std::move(*bytes), (*hive)->name());
  if (!reopened) return tl::unexpected<Error>(reopened.error());
  return reopened->validate();
}

Status save_slot(OfflineRegistry& registry, HiveSlot& slot, const target::WriteConsent& consent, SaveReport& report) {
  auto session = slot.volume().begin_write(consent);
  if (!session) return tl::unexpected<Error>(session.error());
  auto written = back_up_hive(**session, slot.file_path(), report)
                     .and_then([&] { return leave_journal(**session, registry, slot); })
                     .and_then([&] { return commit_hive(**session, slot, registry.log_format()); });
  auto finished = (*session)->finish();
  session->reset();
  if (!written) return written;
  if (!finished) return finished;
  if (auto verified = verify_saved(slot); !verified) return verified;
  registry.mark_saved(slot);
  report.saved_files.push_back(slot.file_path());
  return {};
}

std::string describe_failure(const HiveSlot& slot, const SaveReport& report, const Error& error) {
  std::string message = fmt::format(fmt::runtime(tr("{} was not saved: {}.")), slot.file_path(), error.message);
  if (!report.saved_files.empty()) {
    message += fmt::format(fmt::runtime(tr(" Saved before that: {}.")), fmt::join(report.saved_files, ", "));
  }
  return message;
}

}  // namespace

SavePlan plan_save(OfflineRegistry& registry) {
  SavePlan plan;
  for (const auto& slot : registry.hives().known()) {
    auto changes = plan_of(registry, *slot);
    if (!changes.empty()) plan.hives.push_back({slot->file_path(), std::move(changes)});
  }
  return plan;
}

Status can_save(OfflineRegistry& registry) {
  for (const auto& slot : registry.hives().known()) {
    if (!registry.needs_save(*slot)) continue;
    if (auto writable = slot->volume().can_write(); !writable) return writable;
  }
  return {};
}

Result<SaveReport> save(OfflineRegistry& registry, const target::WriteConsent& consent) {
  SaveReport report;
  for (const auto& slot : registry.hives().known()) {
    if (!registry.needs_save(*slot)) continue;
    if (auto saved = save_slot(registry, *slot, consent, report); !saved) {
      return fail(saved.error().kind, describe_failure(*slot, report, saved.error()));
    }
  }
  return report;
}

}  // namespace lifeboat::registry
