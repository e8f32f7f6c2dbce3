import { succeeded } from '@opentera/web';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { backend } from '../api/backend';

const queryKey = ['notes'];

export function useNotes() {
  return useQuery({ queryKey, queryFn: async () => succeeded(await backend.GET('/api/notes')) });
}

export function useAddNote() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (text: string) => succeeded(await backend.POST('/api/notes', { body: { text } })),
    onSuccess: () => queries.invalidateQueries({ queryKey }),
  });
}

export function useDeleteNote() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: number) => succeeded(await backend.DELETE('/api/notes/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey }),
  });
}
