// export: a key with all below it as regedit.exe would write it, straight from a snapshot to the file; what cannot be
// read, or cannot stand in a .reg file, is named on standard error, the rest is written, and the exit code is 3.
#include <optional>

#include "lifeboat/cpp/snapshot.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/actions/actions.hpp"
#include "plugins/regedit/actions/arguments.hpp"
#include "plugins/regedit/actions/hive_state.hpp"
#include "plugins/regedit/actions/output_file.hpp"
#include "plugins/regedit/actions/print_value.hpp"
#include "plugins/regedit/model/regfile/hive_prefix.hpp"
#include "plugins/regedit/model/regfile/reg_writer.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {
namespace {

class ExportVisitor final : public sdk::SnapshotVisitor {
 public:
  // `skips_top`: the folder above all roots has no line of its own.
  ExportVisitor(const sdk::ActionCall& call, RegWriter& writer, const std::string& prefix, bool skips_top)
      : call_(call), writer_(writer), path_(prefix), prefix_size_(prefix.size()), skips_top_(skips_top) {}

  std::int32_t key(const lb_walk_key& key) override {
    std::string_view path = sdk::view(key.path_utf8);
    if (path.starts_with('\\')) path.remove_prefix(1);
    path_.resize(prefix_size_);
    if (prefix_size_ > 0 && !path.empty()) path_ += '\\';
    path_ += path;
    if (path.empty() && skips_top_) return LB_WALK_ON;
    auto written = key.depth > 0 ? check_reg_key_name(sdk::view(key.name_utf8)) : sdk::Outcome<void>();
    if (written) written = writer_.key(path_);
    if (written) return LB_WALK_ON;
    leave_out(words(sdk::tr("key %1, with all below it: %2"), {one_line(path_), written.failure().message}));
    return LB_WALK_SKIP;
  }
  std::int32_t value(const lb_walk_value& value) override {
    const std::string_view name = sdk::view(value.name_utf8);
    const auto written = writer_.value(name, value.type, {value.data.data, value.data.size});
    if (!written) {
      leave_out(words(sdk::tr("value \"%1\" of %2: %3"),
                      {one_line(std::string(name)), one_line(path_), written.failure().message}));
    }
    return LB_WALK_ON;
  }
  std::int32_t problem(std::string_view path, std::string_view message) override {
    leave_out(words(sdk::tr("below %1: %2"), {shown_path(path), std::string(message)}));
    return LB_WALK_ON;
  }
  [[nodiscard]] bool is_whole() const { return is_whole_; }

 private:
  void leave_out(const std::string& what) {
    call_.error(words(sdk::tr("not exported: %1\n"), {what}));
    is_whole_ = false;
  }

  const sdk::ActionCall& call_;
  RegWriter& writer_;
  std::string path_;  // of the key that the walk is at
  std::size_t prefix_size_;
  bool skips_top_, is_whole_ = true;
};

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
  ExportVisitor visitor(call, writer, prefix, !is_bare);
  snapshot.walk(LB_WALK_DATA, visitor).value();
  writer.finish();
  if (file) file->commit();
  return visitor.is_whole() ? LB_OK : LB_REFUSED;
}

}  // namespace lifeboat::regedit
