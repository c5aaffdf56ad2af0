// recover: the transaction logs beside a hive, applied as Windows would at its next start; into a file of its own
// (--output), or in place through the host, which backs up first.
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/actions/actions.hpp"
#include "plugins/regedit/actions/arguments.hpp"
#include "plugins/regedit/actions/hive_state.hpp"
#include "plugins/regedit/model/output_file.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {
namespace {

using sdk::tr;

std::uint32_t hive_of(const sdk::ActionCall& call, const sdk::Hives& hives, const std::string& path) {
  const sdk::Registry registry(call.host());
  auto index = hives.of_key(registry.open(path).value());
  if (index) return index.value();
  throw sdk::Failed({LB_BAD_USE, tr("That key is no hive: name one, for example HKLM\\SYSTEM.")});
}

void replay(const sdk::ActionCall& call, sdk::Hives& hives, std::uint32_t index) {
  const sdk::HiveInfo info = hives.info(index, true).value();
  const std::string name = info.mount.empty() ? info.file : info.mount;
  if (info.is(LB_HIVE_REPLAYABLE)) {
    hives.replay(index).value();
    return;
  }
  if (info.is(LB_HIVE_UNCLEAN)) {
    throw sdk::Failed({LB_REFUSED, words(tr("Windows did not finish writing %1, and no log beside it fits."), {name})});
  }
  call.error(words(tr("There is nothing to recover: %1 was written completely.\n"), {name}));
}

void write_hive(const sdk::Hives& hives, std::uint32_t index, const std::string& path) {
  OutputFile file(path);
  const std::vector<std::uint8_t> bytes = hives.bytes(index).value();
  file.write({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  file.commit();
}

}  // namespace

lb_status recover(sdk::ActionCall& call) {
  const Options options(call, k_recover, {"output="});
  sdk::Registry registry(call.host());
  sdk::Hives hives(call.host());
  const std::uint32_t index = hive_of(call, hives, host_path(call.host(), options.argument(0)));
  const auto output = options.value("output");
  if (!output) {
    edit_and_save(registry, [&] { replay(call, hives, index); });
    return LB_OK;
  }
  edit_and_discard(registry, [&] {
    replay(call, hives, index);
    write_hive(hives, index, *output);
  });
  return LB_OK;
}

}  // namespace lifeboat::regedit
