#include "host/registry/offline/hive_reading.hpp"

#include <fmt/format.h>

#include <utility>

#include "host/base/text.hpp"
#include "host/target/hive_file.hpp"

namespace lifeboat::registry {
namespace {

Result<Hive> read_file(const HiveFile& file, jobs::JobControl& control) {
  auto bytes = target::read_hive_file(*file.volume, file.path, [&](float fraction) {
    control.set_progress(fraction);
    return !control.is_cancelled();
  });
  if (bytes) return Hive::open(std::move(*bytes), file.name());
  return with_context(fmt::format(fmt::runtime(tr("cannot open hive {}")), file.name()), std::move(bytes.error()));
}

LogFiles read_logs(const HiveFile& file) {
  const auto read = [&](const char* suffix) {
    return file.volume->read_file(file.path + suffix, target::k_hive_limit_bytes).value_or(std::vector<std::byte>{});
  };
  return {read(".LOG1"), read(".LOG2"), read(".LOG")};
}

void look_at_state(ReadHive& read, const HiveFile& file) {
  if (read.hive.state() == HiveState::clean) return;
  read.logs = read_logs(file);
  read.outlook = look_at_logs(read.hive, read.logs);
  if (read.outlook.is_possible) return;
  read.logs = {};
  if (read.outlook.is_needed) read.hive.accept_as_it_is(read.outlook.next_sequence);
}

// The answer is kept by the hive.
void check(ReadHive& read) {
  if (read.outlook.is_possible) {
    read.hive.check_ahead_of_replay(read.logs);
  } else {
    (void)read.hive.is_editable();
  }
}

}  // namespace

Result<ReadHive> read_hive(const HiveFile& file, Soundness wanted, jobs::JobControl& control) {
  auto hive = read_file(file, control);
  if (!hive) return tl::unexpected<Error>(std::move(hive.error()));
  ReadHive read{std::move(*hive), {}, {}};
  control.set_progress(1);
  look_at_state(read, file);
  if (wanted == Soundness::checked) check(read);
  return read;
}

}  // namespace lifeboat::registry
