#include "core/ngram/control.h"

#include <cstring>
#include <map>
#include <new>

namespace loadstone {

namespace {

constexpr std::uint64_t magic = 0x6c6f6164'73746e31; // changes with the layout

/// A string in the control memory.
struct Text {
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
};

struct SharedPartition {
    Text file;
    Format format = Format::Text;
    bool isPacked = false;
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    std::uint64_t fileSize = 0;
};

struct SharedOptions {
    PosTags posTags = PosTags::Keep;
    bool hasYears = false;
    Years years;
    bool byYear = false;
    bool mergeCase = false;
    bool splitAtPunctuation = false;
    int wordsPerNgram = 1;
};

} // namespace

/// Gives out places in memory that does not exist yet, then its size.
class Control::Layout {
public:
    template <typename T>
    std::uint64_t place(std::uint64_t count) {
        constexpr std::uint64_t alignment = std::max<std::uint64_t>(alignof(T), 128);
        const std::uint64_t offset = (m_end + alignment - 1) / alignment * alignment;
        m_end = offset + count * sizeof(T);
        return offset;
    }
    std::uint64_t size() const { return m_end; }

private:
    std::uint64_t m_end = 0;
};

struct Control::Header {
    std::uint64_t magic = 0;
    std::uint64_t workers = 0;
    std::uint64_t mapTasks = 0;
    std::uint64_t onlyCount = 0;
    SharedOptions options;

    // Offsets of what follows.
    std::uint64_t slots = 0;
    std::uint64_t claims = 0; ///< Task of each map task, then of each reduce task
    std::uint64_t tasks = 0;
    std::uint64_t partitions = 0;
    std::uint64_t only = 0;
    std::uint64_t results = 0;
    std::uint64_t nextResults = 0;
    std::uint64_t texts = 0;

    // What several processes write, each on a cache line of its own.
    alignas(128) std::atomic<std::uint64_t> mapCursor{0};
    alignas(128) std::atomic<std::uint64_t> reduceCursor{0};
    alignas(128) std::atomic<std::uint64_t> spillBytes{0};
    alignas(128) std::atomic<bool> cancelled{false};
    std::atomic<std::uint64_t> spillBudget{UINT64_MAX};
};

namespace {

/// Strings one behind the other, each different one once.
class Texts {
public:
    explicit Texts(std::uint64_t base) : m_base(base) {}

    Text add(const std::string& text) {
        const auto [known, isNew] = m_known.try_emplace(text);
        if (isNew) {
            known->second = {m_base + m_bytes.size(), text.size()};
            m_bytes += text;
        }
        return known->second;
    }
    const std::string& bytes() const { return m_bytes; }

private:
    std::uint64_t m_base;
    std::string m_bytes;
    std::map<std::string, Text> m_known;
};

SharedOptions shared(const NgramOptions& options) {
    return {options.posTags,      options.years.has_value(), options.years.value_or(Years{}),
            options.byYear,       options.mergeCase,         options.splitAtPunctuation,
            options.wordsPerNgram};
}

std::size_t bytesOf(const NgramJob& job, const std::vector<Partition>& partitions) {
    std::size_t bytes = 0;
    for (const std::string& word : job.options.only)
        bytes += word.size();
    const std::string* last = nullptr;
    for (const Partition& partition : partitions) {
        if (!last || *last != partition.file)
            bytes += partition.file.size();
        last = &partition.file;
    }
    return bytes;
}

template <typename T>
void makeAll(std::span<T> array) {
    std::uninitialized_default_construct(array.begin(), array.end());
}

} // namespace

Expected<Control> Control::create(const NgramJob& job, const std::vector<Partition>& partitions) {
    Layout layout;
    Header header;
    lay(header, layout, job, partitions);
    auto memory = SharedMemory::create("loadstone-ngrams", layout.size());
    if (!memory)
        return tl::unexpected(memory.error());
    Control control(std::move(*memory));
    Header& made = *new (control.m_memory.data()) Header;
    std::memcpy(static_cast<void*>(&made), &header, offsetof(Header, mapCursor));
    makeAll(control.array<WorkerSlot>(made.slots, made.workers));
    makeAll(control.array<Task>(made.claims, made.mapTasks + hashPartitions));
    makeAll(control.array<MapTask>(made.tasks, made.mapTasks));
    makeAll(control.results());
    makeAll(control.nextResults());
    control.write(job, partitions);
    return control;
}

/// Gives all that follows the header its place.
void Control::lay(Header& header, Layout& layout, const NgramJob& job,
                  const std::vector<Partition>& partitions) {
    layout.place<Header>(1);
    header.magic = magic;
    header.workers = static_cast<std::uint64_t>(job.workers);
    header.mapTasks = partitions.size();
    header.onlyCount = job.options.only.size();
    header.options = shared(job.options);
    header.slots = layout.place<WorkerSlot>(header.workers);
    header.claims = layout.place<Task>(header.mapTasks + hashPartitions);
    header.tasks = layout.place<MapTask>(header.mapTasks);
    header.partitions = layout.place<SharedPartition>(header.mapTasks);
    header.only = layout.place<Text>(header.onlyCount);
    header.results = layout.place<ResultPlace>(hashPartitions);
    header.nextResults = layout.place<ResultPlace>(hashPartitions);
    header.texts = layout.place<char>(bytesOf(job, partitions));
}

/// Writes what is only read from now on.
void Control::write(const NgramJob& job, const std::vector<Partition>& partitions) const {
    Texts texts(header().texts);
    const auto parts = array<SharedPartition>(header().partitions, header().mapTasks);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Partition& from = partitions[i];
        parts[i] = {texts.add(from.file), from.format, from.isPacked, from.from, from.to,
                    from.fileSize};
    }
    const auto only = array<Text>(header().only, header().onlyCount);
    for (std::size_t i = 0; i < only.size(); ++i)
        only[i] = texts.add(job.options.only[i]);
    std::memcpy(m_memory.data() + header().texts, texts.bytes().data(), texts.bytes().size());
}

Expected<Control> Control::open(int descriptor) {
    auto memory = SharedMemory::open(descriptor, SharedMemory::Access::Write);
    if (!memory)
        return tl::unexpected(memory.error());
    if (memory->size() < sizeof(Header))
        return fail("", "the shared memory is not that of a job");
    Control control(std::move(*memory));
    if (control.header().magic != magic)
        return fail("", "the worker and the program that started it are of different versions");
    return control;
}

Control::Header& Control::header() const {
    return *std::launder(reinterpret_cast<Header*>(m_memory.data()));
}

template <typename T>
std::span<T> Control::array(std::uint64_t offset, std::uint64_t count) const {
    return {reinterpret_cast<T*>(m_memory.data() + offset), count};
}

int Control::workers() const {
    return static_cast<int>(header().workers);
}

NgramOptions Control::options() const {
    const SharedOptions& from = header().options;
    NgramOptions options;
    options.posTags = from.posTags;
    if (from.hasYears)
        options.years = from.years;
    options.byYear = from.byYear;
    options.mergeCase = from.mergeCase;
    options.splitAtPunctuation = from.splitAtPunctuation;
    options.wordsPerNgram = from.wordsPerNgram;
    for (const Text& text : array<Text>(header().only, header().onlyCount))
        options.only.emplace_back(array<char>(text.offset, text.bytes).data(), text.bytes);
    return options;
}

Partition Control::partition(std::size_t task) const {
    const auto& from = array<SharedPartition>(header().partitions, header().mapTasks)[task];
    const auto file = array<char>(from.file.offset, from.file.bytes);
    return {
        {file.data(), file.size()}, from.format, from.isPacked, from.from, from.to, from.fileSize};
}

WorkerSlot& Control::slot(std::uint32_t worker) const {
    return array<WorkerSlot>(header().slots, header().workers)[worker];
}

TaskBoard Control::mapBoard() const {
    return {array<Task>(header().claims, header().mapTasks), header().mapCursor};
}

MapTask& Control::mapTask(std::size_t task) const {
    return array<MapTask>(header().tasks, header().mapTasks)[task];
}

void Control::freePaused(std::uint32_t worker) const {
    const WorkerSlot& from = slot(worker);
    const Manifest& manifest = from.manifest();
    if (manifest.pausedTask == Manifest::noTask)
        return;
    const TaskBoard board = mapBoard();
    const std::uint64_t claim = board[manifest.pausedTask].claim;
    if (claim % 256 != worker + 1 || claim / 256 > from.committed)
        return; // freed before, and perhaps claimed again
    mapTask(manifest.pausedTask).before = manifest.paused;
    board.release(manifest.pausedTask);
}

TaskBoard Control::reduceBoard() const {
    const std::uint64_t behind = header().claims + header().mapTasks * sizeof(Task);
    return {array<Task>(behind, hashPartitions), header().reduceCursor};
}

std::atomic<bool>& Control::cancelled() const {
    return header().cancelled;
}

std::atomic<std::uint64_t>& Control::spillBytes() const {
    return header().spillBytes;
}

std::atomic<std::uint64_t>& Control::spillBudget() const {
    return header().spillBudget;
}

std::span<ResultPlace> Control::results() const {
    return array<ResultPlace>(header().results, hashPartitions);
}

std::span<ResultPlace> Control::nextResults() const {
    return array<ResultPlace>(header().nextResults, hashPartitions);
}

void Control::turnResults() const {
    std::swap(header().results, header().nextResults);
}

void WorkerSlot::commit(const Manifest& next) {
    manifests[(committed + 1) % 2] = next;
    committed.fetch_add(1, std::memory_order_release);
}

} // namespace loadstone
