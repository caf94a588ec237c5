// Times the scores of RapidFuzz's C++ library, by the protocol of similarity-swift: lines `metric TAB cut-off TAB text
// TAB text` in, nanoseconds of one comparison and the score out, `-` for one below the cut-off.
#include <algorithm>
#include <chrono>
#include <functional>
#include <iostream>
#include <map>
#include <sstream>
#include <string>

#include <rapidfuzz/distance.hpp>
#include <rapidfuzz/fuzz.hpp>

using Text = std::string;
using Score = std::function<double(const Text&, const Text&, double)>;

namespace fuzz = rapidfuzz::fuzz;

/// The library's ratios count to 100.
template <typename Function>
Score ratio(Function function) {
  return [=](const Text& a, const Text& b, double cutoff) { return function(a, b, cutoff * 100) / 100; };
}

static const std::map<std::string, Score> scores = {
    {"ratio", ratio([](auto& a, auto& b, double c) { return fuzz::ratio(a, b, c); })},
    {"partial-ratio", ratio([](auto& a, auto& b, double c) { return fuzz::partial_ratio(a, b, c); })},
    {"token-sort", ratio([](auto& a, auto& b, double c) { return fuzz::token_sort_ratio(a, b, c); })},
    {"token-set", ratio([](auto& a, auto& b, double c) { return fuzz::token_set_ratio(a, b, c); })},
    {"weighted-ratio", ratio([](auto& a, auto& b, double c) { return fuzz::WRatio(a, b, c); })},
    {"levenshtein", [](auto& a, auto& b, double c) {
       return rapidfuzz::levenshtein_normalized_similarity(a, b, {1, 1, 1}, c);
     }},
    {"lcs", [](auto& a, auto& b, double c) { return rapidfuzz::lcs_seq_normalized_similarity(a, b, c); }},
    {"osa", [](auto& a, auto& b, double c) { return rapidfuzz::osa_normalized_similarity(a, b, c); }},
    {"hamming", [](auto& a, auto& b, double c) { return rapidfuzz::hamming_normalized_similarity(a, b, true, c); }},
    {"damerau-levenshtein", [](auto& a, auto& b, double c) {
       return rapidfuzz::experimental::damerau_levenshtein_normalized_similarity(a, b, c);
     }},
    {"jaro", [](auto& a, auto& b, double c) { return rapidfuzz::jaro_similarity(a, b, c); }},
    {"jaro-winkler", [](auto& a, auto& b, double c) { return rapidfuzz::jaro_winkler_similarity(a, b, 0.1, c); }},
};

static double time(const Score& score, double cutoff, const Text& a, const Text& b, long count) {
  volatile double sum = 0;
  auto started = std::chrono::steady_clock::now();
  for (long i = 0; i < count; i++) sum = sum + score(a, b, cutoff);
  std::chrono::duration<double, std::nano> elapsed = std::chrono::steady_clock::now() - started;
  return elapsed.count() / count;
}

/// As many in a row as take five milliseconds, three times, of which the quickest counts.
static double nanoseconds(const Score& score, double cutoff, const Text& a, const Text& b) {
  long count = 1;
  while (time(score, cutoff, a, b, count) * count < 5e6) count *= 2;
  double best = time(score, cutoff, a, b, count);
  for (int i = 0; i < 2; i++) best = std::min(best, time(score, cutoff, a, b, count));
  return best;
}

int main() {
  std::cout.precision(17);
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream fields(line);
    std::string metric, cutoff, a, b;
    for (auto field : {&metric, &cutoff, &a, &b}) std::getline(fields, *field, '\t');
    const Score& score = scores.at(metric);
    double least = std::stod(cutoff), found = score(a, b, least);
    std::cout << nanoseconds(score, least, a, b) << '\t';
    if (found >= least && (found > 0 || least == 0)) std::cout << found << std::endl;
    else std::cout << '-' << std::endl;
  }
}
