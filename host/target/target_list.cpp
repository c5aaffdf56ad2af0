#include "host/target/target_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "host/base/text.hpp"
#include "host/base/unicode.hpp"

namespace lifeboat::target {
namespace {

using Row = std::vector<std::string>;

std::string size_text(std::uint64_t bytes) {
  if (bytes == 0) return "";
  constexpr double k_step = 1024;
  double size = static_cast<double>(bytes) / (k_step * k_step);
  const char* unit = "MiB";
  if (size >= k_step) size /= k_step, unit = "GiB";
  return fmt::format("{:.1f} {}", size, unit);
}

// Labels and names come from the disk: nothing in them may steer the terminal.
std::string printable(std::string text) {
  std::replace_if(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; }, '?');
  return text;
}

std::size_t width_of(const std::string& text) { return utf16_from_utf8(text).size(); }

std::string table(const std::vector<Row>& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  std::string out;
  for (const Row& row : rows) {
    std::string line = " ";
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += " " + row[i] + std::string(widths[i] - width_of(row[i]) + 1, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : "; ") + text;
  return out;
}

Row volume_row(const Volume& volume) {
  const std::string& label = volume.label.empty() ? volume.partition_name : volume.label;
  return {volume.number == 0 ? "-" : std::to_string(volume.number), printable(label), volume.file_system,
          size_text(volume.size_bytes), volume.partition_guid, printable(volume.problem)};
}

Row installation_row(const Installation& one, const Volume& volume) {
  const std::string product = one.display_version.empty() ? one.product : one.product + " " + one.display_version;
  return {std::to_string(one.number), printable(product), printable(one.build), one.architecture,
          size_text(volume.size_bytes), volume.number == 0 ? "-" : std::to_string(volume.number),
          printable(one.system_root), printable(one.control_set), printable(joined(one.problems))};
}

nlohmann::json volume_json(const Volume& volume) {
  return {{"number", volume.number}, {"label", volume.label}, {"partition_name", volume.partition_name},
          {"file_system", volume.file_system}, {"partition_guid", volume.partition_guid},
          {"offset_bytes", volume.offset_bytes}, {"size_bytes", volume.size_bytes}, {"problem", volume.problem}};
}

nlohmann::json installation_json(const Installation& one, const Volume& volume) {
  return {{"number", one.number}, {"product", one.product}, {"display_version", one.display_version},
          {"build", one.build}, {"architecture", one.architecture}, {"size_bytes", volume.size_bytes},
          {"volume", volume.number}, {"system_root", one.system_root}, {"control_set", one.control_set},
          {"problems", one.problems}};
}

}  // namespace

std::string list_as_text(Target& target) {
  std::string out = printable(target.path()) + "\n";
  for (const std::string& notice : target.notices()) out += fmt::format("  {}: {}\n", tr("Note"), notice);
  std::vector<Row> volumes = {{"#", tr("Label"), tr("File system"), tr("Size"), tr("Partition GUID"), tr("Problem")}};
  for (const Volume& volume : target.volumes()) volumes.push_back(volume_row(volume));
  out += fmt::format("\n{}\n{}", tr("Volumes"), table(volumes));
  if (target.installations().empty()) return out + fmt::format("\n{}\n", tr("No Windows installation was found."));
  std::vector<Row> systems = {{"#", tr("Product"), tr("Build"), tr("Architecture"), tr("Size"), tr("Volume"),
                               tr("System root"), tr("Control set"), tr("Problems")}};
  for (const Installation& one : target.installations()) {
    systems.push_back(installation_row(one, target.volumes()[one.volume]));
  }
  return out + fmt::format("\n{}\n{}", tr("Windows installations"), table(systems));
}

std::string list_as_json(Target& target) {
  nlohmann::json out = {{"path", target.path()}, {"notices", target.notices()}};
  out["volumes"] = nlohmann::json::array();
  out["installations"] = nlohmann::json::array();
  for (const Volume& volume : target.volumes()) out["volumes"].push_back(volume_json(volume));
  for (const Installation& one : target.installations()) {
    out["installations"].push_back(installation_json(one, target.volumes()[one.volume]));
  }
  // Names from the disk may hold what is no UTF-8; that must not throw.
  return out.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace lifeboat::target
