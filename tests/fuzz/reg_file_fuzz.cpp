// .reg files. What was accepted, written by our writer and read again is the same.
#include <string>

#include "plugins/regedit/model/regfile/reg_parse.hpp"
#include "plugins/regedit/model/utf16.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/plugins/regedit/regfile/same_registry.hpp"

using namespace lifeboat::regedit;

namespace {

const std::string k_version_5 = "Windows Registry Editor Version 5.00\r\n";
const std::string k_body =
    "\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Acme]\r\n@=\"a \\\\ \\\"b\\\"\r\nc\"\r\n\"Start\"=dword:00000002 ; two\r\n"
    "\"Path\"=hex(2):25,00,61,00,\\\r\n  00,00\r\n\"gone\"=-\r\n\r\n[-HKEY_USERS\\x]\r\n[\\-bare]\r\n@=hex(ffff0012):\r\n";

FuzzInput bytes_of(const std::string& text) { return {text.begin(), text.end()}; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto first = parse_reg({data, size});
  if (!first) {
    fuzz_require(!first.failure().message.empty());
    return 0;
  }
  std::string written;
  RegWriter writer([&](std::string_view piece) { written += piece; });
  fuzz_require(test::write_again(first.value(), writer));
  auto again = parse_reg({reinterpret_cast<const std::uint8_t*>(written.data()), written.size()});
  fuzz_require(again.is_ok());
  fuzz_require(test::is_same(first.value(), again.value()));
  return 0;
}

std::vector<FuzzInput> fuzz_seeds() {
  FuzzInput wide = utf16le_from_utf8("\xEF\xBB\xBF" + k_version_5 + k_body).value();
  FuzzInput turned = wide;
  for (std::size_t i = 0; i + 1 < turned.size(); i += 2) std::swap(turned[i], turned[i + 1]);
  return {wide, turned, bytes_of("\xEF\xBB\xBF" + k_version_5 + k_body), bytes_of(k_version_5 + k_body),
          bytes_of("REGEDIT4\n[K]\n\"\xFC\"=hex(7):61,00,80,00,00\n")};
}
