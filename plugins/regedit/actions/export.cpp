// export: a key with all below it as regedit.exe would write it, straight from a snapshot to the file; what cannot be
// read, or cannot stand in a .reg file, is named on standard error, the rest is written, and the exit code is 3.
#include <optional>

#include "lifeboat/cpp/snapshot.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/actions/actions.hpp"
#include "plugins/regedit/actions/arguments.hpp"
#include "plugins/regedit/actions/hive_state.hpp"
#include "plugins/regedit/model/export_walk.hpp"
#include "plugins/regedit/model/output_file.hpp"
#include "plugins/regedit/model/regfile/hive_prefix.hpp"
#include "plugins/regedit/model/regfile/reg_writer.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {
namespace {

std::string prefix_of(const Options& options, bool is_bare) {
  const auto prefix = options.value("prefix");
  if (prefix && !is_bare) {
    throw sdk::Failed({LB_BAD_USE, sdk::tr("--prefix is for a bare hive (--hive): of a whole Windows, paths are whole.")});
  }
  return with_prefix(prefix.value_or(""), "");
}

}  // namespace

lb_status export_keys(sdk::ActionCall& call) {
  const Options options(call, k_export, {"output=", "prefix=", "replay"});
  const bool is_bare = is_bare_hive(call.host());
  const std::string prefix = prefix_of(options, is_bare);
  const std::string path = host_path(call.host(), options.argument(0));
  prepare_reading(call, options, path, true);
  const sdk::Registry registry(call.host());
  const sdk::Snapshot snapshot = sdk::Snapshot::take(call.host(), registry.open(path).value()).value();
  std::optional<OutputFile> file;
  if (const auto output = options.value("output")) file.emplace(*output);
  RegWriter writer([&](std::string_view bytes) { file ? file->write(bytes) : call.out(bytes); });
  bool is_whole = true;
  ExportVisitor visitor(writer, prefix, !is_bare, [&](const std::string& what) {
    call.error(words(sdk::tr("not exported: %1\n"), {what}));
    is_whole = false;
  });
  snapshot.walk(LB_WALK_DATA, visitor).value();
  writer.finish();
  if (file) file->commit();
  return is_whole ? LB_OK : LB_REFUSED;
}

}  // namespace lifeboat::regedit
