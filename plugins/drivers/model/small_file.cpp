#include "plugins/drivers/model/small_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "lifeboat/cpp/translate.hpp"
#include "lifeboat/cpp/unique_fd.hpp"
#include "plugins/drivers/model/say.hpp"

namespace lifeboat::drivers {
namespace {

constexpr std::size_t k_most_line_bytes = 4096;  // a page: the kernel's own limit of such a file

sdk::Failure cannot_read(const std::filesystem::path& file, int error) {
  return {LB_REFUSED, say(sdk::tr("cannot read {}: {}"), file.string(), std::generic_category().message(error))};
}

sdk::Failure too_long(const std::filesystem::path& file, std::size_t most_bytes) {
  return {LB_REFUSED, say(sdk::tr("{} is bigger than {} MiB"), file.string(), most_bytes >> 20)};
}

bool is_regular(int fd) {
  struct stat facts {};
  return ::fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode);
}

}  // namespace

sdk::Outcome<std::string> read_file(const std::filesystem::path& file, std::size_t most_bytes) {
  const sdk::UniqueFd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!fd.is_open()) return cannot_read(file, errno);
  if (!is_regular(fd.get())) return cannot_read(file, EINVAL);
  std::string out;
  std::array<char, 65536> piece{};
  for (;;) {
    const ssize_t got = ::read(fd.get(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return cannot_read(file, errno);
    if (got == 0) return out;
    out.append(piece.data(), static_cast<std::size_t>(got));
    if (out.size() > most_bytes) return too_long(file, most_bytes);
  }
}

std::string read_line(const std::filesystem::path& file) {
  std::string text = read_file(file, k_most_line_bytes).value_or({});
  return text.substr(0, std::min(text.find('\n'), text.size()));
}

}  // namespace lifeboat::drivers
