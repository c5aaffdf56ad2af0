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

std::string letter_text(const DriveLetters& letters, std::size_t volume) {
  const auto letter = letters.letter_of(volume);
  return letter ? fmt::format("{}:", *letter) : "";
}

std::string disk_number(const Volume& volume) { return std::to_string(volume.disk + 1); }
std::string volume_number(const Volume& volume) { return volume.number == 0 ? "-" : std::to_string(volume.number); }

Row volume_row(const Volume& volume, std::string letter) {
  const std::string& label = volume.label.empty() ? volume.partition_name : volume.label;
  return {disk_number(volume), volume_number(volume), std::move(letter), printable(label), volume.file_system,
          size_text(volume.size_bytes), volume.partition_guid, printable(volume.problem)};
}

Row installation_row(const Installation& one, const Volume& volume) {
  const std::string product = one.display_version.empty() ? one.product : one.product + " " + one.display_version;
  return {std::to_string(one.number), printable(product), printable(one.build), one.architecture,
          size_text(volume.size_bytes), disk_number(volume), volume_number(volume), printable(one.system_root),
          printable(one.control_set), printable(joined(one.problems))};
}

std::string disk_line(const Disk& disk, std::size_t number) {
  std::string line = fmt::format("  {}  {}", number, printable(disk.path));
  if (disk.signature) line += fmt::format("  (MBR {:08x})", *disk.signature);
  return line + "\n";
}

std::string volume_table(Target& target, const DriveLetters& letters) {
  std::vector<Row> rows = {{tr("Disk"), "#", tr("Letter"), tr("Label"), tr("File system"), tr("Size"),
                            tr("Partition GUID"), tr("Problem")}};
  for (std::size_t i = 0; i < target.volumes().size(); ++i) {
    rows.push_back(volume_row(target.volumes()[i], letter_text(letters, i)));
  }
  return table(rows);
}

std::string installation_table(Target& target) {
  std::vector<Row> rows = {{"#", tr("Product"), tr("Build"), tr("Architecture"), tr("Size"), tr("Disk"), tr("Volume"),
                            tr("System root"), tr("Control set"), tr("Problems")}};
  for (const Installation& one : target.installations()) {
    rows.push_back(installation_row(one, target.volumes()[one.volume]));
  }
  return table(rows);
}

nlohmann::json disk_json(const Disk& disk) {
  nlohmann::json out = {{"path", disk.path}, {"mbr_signature", nullptr}};
  if (disk.signature) out["mbr_signature"] = fmt::format("{:08x}", *disk.signature);
  return out;
}

nlohmann::json volume_json(const Volume& volume, const std::string& letter) {
  return {{"disk", volume.disk + 1}, {"number", volume.number}, {"letter", letter}, {"label", volume.label},
          {"partition_name", volume.partition_name},
          {"file_system", volume.file_system}, {"partition_guid", volume.partition_guid},
          {"offset_bytes", volume.offset_bytes}, {"size_bytes", volume.size_bytes}, {"problem", volume.problem}};
}

nlohmann::json installation_json(const Installation& one, const Volume& volume) {
  return {{"number", one.number}, {"product", one.product}, {"display_version", one.display_version},
          {"build", one.build}, {"architecture", one.architecture}, {"size_bytes", volume.size_bytes},
          {"disk", volume.disk + 1}, {"volume", volume.number}, {"system_root", one.system_root},
          {"windows_path", one.windows_path}, {"control_set", one.control_set}, {"problems", one.problems}};
}

}  // namespace

std::string list_as_text(Target& target, const DriveLetters& letters) {
  std::string out = std::string(tr("Disks")) + "\n";
  for (std::size_t i = 0; i < target.disks().size(); ++i) out += disk_line(target.disks()[i], i + 1);
  for (const std::string& notice : target.notices()) out += fmt::format("  {}: {}\n", tr("Note"), printable(notice));
  out += fmt::format("\n{}\n{}", tr("Volumes"), volume_table(target, letters));
  for (const std::string& finding : letters.findings()) out += fmt::format("  {}: {}\n", tr("Note"), printable(finding));
  if (target.installations().empty()) return out + fmt::format("\n{}\n", tr("No Windows installation was found."));
  return out + fmt::format("\n{}\n{}", tr("Windows installations"), installation_table(target));
}

std::string list_as_json(Target& target, const DriveLetters& letters) {
  nlohmann::json out = {{"path", target.path()}, {"notices", target.notices()}, {"letter_findings", letters.findings()}};
  for (const char* list : {"disks", "volumes", "installations"}) out[list] = nlohmann::json::array();
  for (const Disk& disk : target.disks()) out["disks"].push_back(disk_json(disk));
  for (std::size_t i = 0; i < target.volumes().size(); ++i) {
    out["volumes"].push_back(volume_json(target.volumes()[i], letter_text(letters, i)));
  }
  for (const Installation& one : target.installations()) {
    out["installations"].push_back(installation_json(one, target.volumes()[one.volume]));
  }
  // Names from the disk may hold what is no UTF-8; that must not throw.
  return out.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace lifeboat::target
