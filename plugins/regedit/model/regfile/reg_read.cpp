#include "plugins/regedit/model/regfile/reg_read.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/regfile/reg_parse.hpp"
#include "plugins/regedit/model/regfile/reg_text.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {
namespace {

[[noreturn]] void refuse(lb_status status, const std::string& path, const std::string& why) {
  throw sdk::Failed({status, words(sdk::tr("cannot import %1: %2"), {path, why})});
}

// At most one piece more than parse_reg takes; "" when cancelled.
std::vector<std::uint8_t> read_bytes(const sdk::UniqueFd& file, const std::string& path,
                                     const std::function<bool()>& is_cancelled) {
  std::vector<std::uint8_t> out;
  constexpr std::size_t k_piece = 1024 * 1024;
  for (std::size_t size = 0; size <= k_reg_file_bytes;) {
    if (is_cancelled()) return {};
    out.resize(size + k_piece);
    const ssize_t got = ::read(file.get(), out.data() + size, k_piece);
    if (got < 0) refuse(LB_REFUSED, path, std::strerror(errno));
    size += static_cast<std::size_t>(got);
    out.resize(size);
    if (got == 0) break;
  }
  return out;
}

}  // namespace

RegFile read_reg_file(const std::string& path, const std::function<bool()>& is_cancelled) {
  const sdk::UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) refuse(errno == ENOENT ? LB_NOT_FOUND : LB_REFUSED, path, std::strerror(errno));
  return read_reg_file(file, path, is_cancelled);
}

RegFile read_reg_file(const sdk::UniqueFd& file, const std::string& path, const std::function<bool()>& is_cancelled) {
  const std::vector<std::uint8_t> bytes = read_bytes(file, path, is_cancelled);
  if (is_cancelled()) return {};
  auto parsed = parse_reg(bytes);
  if (!parsed) refuse(parsed.failure().status, path, parsed.failure().message);
  return std::move(parsed).value();
}

}  // namespace lifeboat::regedit
