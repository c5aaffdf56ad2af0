#include <elf.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <memory>

#include "plugins/drivers/model/module_facts.hpp"
#include "plugins/drivers/model/unpack.hpp"
#include "tests/plugins/drivers/fake_computer.hpp"

using namespace lifeboat::drivers;
using namespace lifeboat::drivers::test;

namespace {

std::string problem_of(const std::string& bytes) {
  auto facts = parse_module(bytes);
  return facts ? "" : facts.failure().message;
}

Info whole_info() {
  Info info = info_of("acme", k_ahci_alias, "libata,scsi_mod");
  info.emplace_back("alias", k_card_alias);
  info.emplace_back("firmware", "acme/one.bin");
  return info;
}

// What the system's own modinfo reads in a field, a line each.
std::string oracle(const std::string& field, const std::string& file) {
  const std::string command = "PATH=$PATH:/usr/sbin modinfo -F " + field + " '" + file + "'";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  REQUIRE(pipe);
  std::string out;
  std::array<char, 4096> piece{};
  while (fgets(piece.data(), piece.size(), pipe.get()) != nullptr) out += piece.data();
  return out;
}

}  // namespace

TEST_CASE("a module's facts are read") {
  const ModuleFacts facts = parse_module(make_module(whole_info())).value();
  CHECK(facts.machine == machine_here());
  CHECK(facts.name == "acme");
  CHECK(facts.release() == k_release);
  CHECK(facts.license == "GPL");
  CHECK(facts.description == "Driver of acme");
  CHECK(facts.aliases == std::vector<std::string>{k_ahci_alias, k_card_alias});
  CHECK(facts.depends == std::vector<std::string>{"libata", "scsi_mod"});
  CHECK(facts.firmware == std::vector<std::string>{"acme/one.bin"});
  CHECK_FALSE(facts.is_signed);
}

TEST_CASE("modinfo reads the same of a module, packed and signed, as we do") {
  const FakeComputer computer;
  const std::string module = signed_with(make_module(whole_info()), pkcs7_of("Acme Kernel Key"));
  const ModuleFacts facts = parse_module(module).value();
  CHECK(facts.is_signed);
  CHECK(facts.signer == "Acme Kernel Key");
  const std::vector<std::string> files = {computer.put("a.ko", module), computer.put("b.ko.xz", packed_xz(module)),
                                          computer.put("c.ko.zst", packed_zstd(module))};
  for (const std::string& file : files) {
    INFO(file);
    CHECK(oracle("vermagic", file) == facts.vermagic + '\n');
    CHECK(oracle("depends", file) == "libata,scsi_mod\n");
    CHECK(oracle("alias", file) == k_ahci_alias + '\n' + k_card_alias + '\n');
    CHECK(oracle("signer", file) == facts.signer + '\n');
  }
}

TEST_CASE("a signature whose data makes no sense counts as one of nobody") {
  const ModuleFacts facts = parse_module(signed_with(make_module(whole_info()), "no PKCS#7")).value();
  CHECK(facts.is_signed);
  CHECK(facts.signer.empty());
}

TEST_CASE("a mark of a signature without one behind it is none") {
  const std::string mark = "~Module signature appended~\n";
  CHECK_FALSE(parse_module(make_module(whole_info()) + mark).value().is_signed);
  std::string lying = signed_with(make_module(whole_info()), "x");
  lying[lying.size() - mark.size() - 4] = '\x7F';  // a length beyond the file
  CHECK_FALSE(parse_module(lying).value().is_signed);
}

TEST_CASE("of a module for another processor only that is told") {
  const ModuleFacts facts = parse_module(make_module({}, {.machine = EM_RISCV, .has_modinfo = false})).value();
  CHECK(machine_name(facts.machine) == "RISC-V");
  CHECK(facts.vermagic.empty());
}

TEST_CASE("a module of a 32-bit or big-endian machine is told by its processor") {
  std::string bytes = make_module(whole_info());
  bytes[EI_CLASS] = ELFCLASS32;
  CHECK(problem_of(bytes) == "it is not a module");
  bytes[EI_DATA] = ELFDATA2MSB;
  bytes[18] = 0;
  bytes[19] = EM_PPC64;
  CHECK(machine_name(parse_module(bytes).value().machine) == "PowerPC 64");
}

TEST_CASE("what is damaged says how") {
  const std::string whole = make_module(whole_info());
  CHECK(problem_of("") == "it is not a module");
  CHECK(problem_of(std::string(100, 'x')) == "it is not a module");
  CHECK(problem_of(whole.substr(0, whole.size() - 1)) == "its list of sections is cut short");
  CHECK(problem_of(make_module({}, {.has_modinfo = false})) == "it has no section .modinfo");
  CHECK(problem_of(make_module({{"license", "GPL"}})) == "it does not say for which kernel it was built");
  std::string program = whole;
  program[16] = ET_DYN;
  CHECK(problem_of(program) == "it is a program or a library, not a module");
  std::string nameless = whole;
  nameless[62] = 0x55;  // e_shstrndx
  CHECK(problem_of(nameless) == "the names of its sections are missing");
  std::string outside = whole;
  outside[whole.size() - 64 + 24 + 7] = 0x7F;  // sh_offset of .modinfo
  CHECK(problem_of(outside) == "its section .modinfo is cut short");
}

TEST_CASE("no cut of a module reads beyond its end") {
  const std::string whole = make_module(whole_info());
  for (std::size_t length = 0; length < whole.size(); ++length) CHECK_FALSE(problem_of(whole.substr(0, length)).empty());
}

TEST_CASE("a name of a module that could lead elsewhere is refused") {
  CHECK(problem_of(make_module(info_of("x", "", "../../etc"))).find("cannot be") != std::string::npos);
  CHECK(problem_of(make_module(info_of("a/b"))).find("cannot be") != std::string::npos);
  CHECK(problem_of(make_module(info_of("x", "", ","))).find("cannot be") != std::string::npos);
}

TEST_CASE("a module that says things without number is refused") {
  Info info = info_of("x");
  info.insert(info.end(), k_most_module_entries, {"alias", "a"});
  CHECK(problem_of(make_module(info)) == "it says too many things of itself");
}

TEST_CASE("texts come without control characters and with an end") {
  Info info = info_of("x");
  info[1].second = "a\x1B[2Jb" + std::string(100'000, 'c');
  const ModuleFacts facts = parse_module(make_module(info)).value();
  CHECK(facts.description.starts_with("a [2Jb"));
  CHECK(facts.description.size() == 4096);
}

TEST_CASE("packed files are unpacked, and others left alone") {
  const std::string bytes = "some bytes of a module" + std::string(200'000, 'x');
  CHECK(unpack(bytes, 1 << 20).value() == bytes);
  CHECK(unpack(packed_xz(bytes), 1 << 20).value() == bytes);
  CHECK(unpack(packed_zstd(bytes), 1 << 20).value() == bytes);
}

TEST_CASE("a packed file that is cut or changed is damaged") {
  const std::string bytes(200'000, 'x');
  for (const std::string& packed : {packed_xz(bytes), packed_zstd(bytes)}) {
    for (std::size_t length = 6; length < packed.size(); ++length) {
      auto out = unpack(packed.substr(0, length), 1 << 20);
      REQUIRE_FALSE(out);
      CHECK(out.failure().message == "the packed data is damaged or cut short");
    }
  }
}

TEST_CASE("a small file that grows without measure is stopped") {
  const std::string bytes(3 << 20, '\0');
  for (const std::string& packed : {packed_xz(bytes), packed_zstd(bytes)}) {
    auto out = unpack(packed, 2 << 20);
    REQUIRE_FALSE(out);
    CHECK(out.failure().message == "it is bigger than 2 MiB when it is unpacked");
  }
}
