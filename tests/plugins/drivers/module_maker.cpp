#include "tests/plugins/drivers/module_maker.hpp"

#include <elf.h>
#include <lzma.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <zstd.h>

#include <algorithm>
#include <memory>

#include "plugins/drivers/model/module_facts.hpp"

namespace lifeboat::drivers::test {
namespace {

using namespace std::string_literals;

template <class Record>
std::string bytes_of(const Record& record) {
  return {reinterpret_cast<const char*>(&record), sizeof record};
}

Elf64_Ehdr header_of(std::uint16_t machine, std::uint64_t table_offset, std::uint16_t section_count) {
  Elf64_Ehdr header{};
  std::copy_n(ELFMAG, SELFMAG, header.e_ident);
  header.e_ident[EI_CLASS] = ELFCLASS64;
  header.e_ident[EI_DATA] = ELFDATA2LSB;
  header.e_ident[EI_VERSION] = EV_CURRENT;
  header.e_type = ET_REL;
  header.e_machine = machine == 0 ? machine_here() : machine;
  header.e_version = EV_CURRENT;
  header.e_shoff = table_offset;
  header.e_ehsize = sizeof header;
  header.e_shentsize = sizeof(Elf64_Shdr);
  header.e_shnum = section_count;
  header.e_shstrndx = 1;
  return header;
}

std::string section(std::uint32_t name, std::uint32_t type, std::uint64_t offset, std::uint64_t size) {
  Elf64_Shdr out{};
  out.sh_name = name;
  out.sh_type = type;
  out.sh_offset = offset;
  out.sh_size = size;
  out.sh_addralign = 1;
  return bytes_of(out);
}

template <class T, auto Free>
struct Freed {
  void operator()(T* object) const { Free(object); }
};
template <class T, auto Free>
using Owned = std::unique_ptr<T, Freed<T, Free>>;
using OwnedKey = Owned<EVP_PKEY, EVP_PKEY_free>;
using OwnedCertificate = Owned<X509, X509_free>;

OwnedCertificate certificate_of(const std::string& issuer, EVP_PKEY* key) {
  OwnedCertificate certificate(X509_new());
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 7);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
  const Owned<X509_NAME, X509_NAME_free> name(X509_NAME_new());
  X509_NAME_add_entry_by_txt(name.get(), "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(issuer.c_str()), -1,
                             -1, 0);
  X509_set_issuer_name(certificate.get(), name.get());
  X509_set_subject_name(certificate.get(), name.get());
  X509_set_pubkey(certificate.get(), key);
  must(X509_sign(certificate.get(), key, EVP_sha256()) > 0);
  return certificate;
}

}  // namespace

std::string make_module(const Info& info, const ModuleShape& shape) {
  const std::string names = "\0.shstrtab\0.modinfo\0"s;
  std::string modinfo;
  for (const auto& [key, value] : info) modinfo += key + '=' + value + '\0';
  const std::uint64_t names_at = sizeof(Elf64_Ehdr), modinfo_at = names_at + names.size();
  const std::uint64_t table_at = modinfo_at + modinfo.size();
  std::string out = bytes_of(header_of(shape.machine, table_at, shape.has_modinfo ? 3 : 2)) + names + modinfo;
  out += section(0, SHT_NULL, 0, 0) + section(1, SHT_STRTAB, names_at, names.size());
  if (shape.has_modinfo) out += section(11, SHT_PROGBITS, modinfo_at, modinfo.size());
  return out;
}

std::string packed_xz(const std::string& bytes) {
  std::string out(lzma_stream_buffer_bound(bytes.size()), '\0');
  std::size_t length = 0;
  must(lzma_easy_buffer_encode(0, LZMA_CHECK_CRC32, nullptr, reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                  bytes.size(), reinterpret_cast<std::uint8_t*>(out.data()), &length,
                                  out.size()) == LZMA_OK);
  out.resize(length);
  return out;
}

std::string packed_zstd(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t length = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 1);
  must(ZSTD_isError(length) == 0);
  out.resize(length);
  return out;
}

std::string signed_with(std::string module, const std::string& pkcs7) {
  module += pkcs7;
  module += "\0\0\2\0\0\0\0\0"s;
  for (int shift = 24; shift >= 0; shift -= 8) module += static_cast<char>(pkcs7.size() >> shift & 0xFF);
  return module + "~Module signature appended~\n";
}

std::string pkcs7_of(const std::string& issuer) {
  const OwnedKey key(EVP_EC_gen("P-256"));
  const OwnedCertificate certificate = certificate_of(issuer, key.get());
  const Owned<BIO, BIO_free> content(BIO_new_mem_buf("x", 1));
  const Owned<CMS_ContentInfo, CMS_ContentInfo_free> message(
      CMS_sign(certificate.get(), key.get(), nullptr, content.get(), CMS_NOCERTS | CMS_DETACHED | CMS_BINARY));
  must(message != nullptr);
  unsigned char* der = nullptr;
  const int length = i2d_CMS_ContentInfo(message.get(), &der);
  must(length > 0);
  std::string out(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length));
  OPENSSL_free(der);
  return out;
}

}  // namespace lifeboat::drivers::test
